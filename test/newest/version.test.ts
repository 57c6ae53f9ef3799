import { readFileSync } from 'fs';
import * as path from 'path';
import { version } from 'aws-cdk-lib/package.json';

const ROOT = path.join(__dirname, '..', '..');

test('these tests run on the newest aws-cdk-lib, and the others on the floor', () => {
  const { devDependencies } = JSON.parse(readFileSync(path.join(ROOT, 'package.json'), 'utf8'));
  const floor = JSON.parse(readFileSync(path.join(ROOT, 'node_modules/aws-cdk-lib/package.json'), 'utf8')).version;
  expect(devDependencies['aws-cdk-lib-newest']).toBe(`npm:aws-cdk-lib@${version}`);
  expect(version).not.toBe(floor);
});
