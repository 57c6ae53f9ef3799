import { spawnSync } from 'node:child_process';
import { readFileSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';

import { temporaryFolder } from '../local/temporary-folder';

const BIN = path.resolve(__dirname, '../../bin/scap.js');

test.each(['4.9.1', '18.20.4', '20.15.1'])('Node %s is told what is needed, with exit code 7', version => {
  const pretend = path.join(temporaryFolder(), 'pretend.js');
  writeFileSync(pretend, `Object.defineProperty(process, 'versions', { value: Object.assign({}, process.versions, { node: '${version}' }) });`);
  const { status, stderr, stdout } = spawnSync(process.execPath, ['--require', pretend, BIN, 'start'], { encoding: 'utf8' });
  expect([status, stdout]).toEqual([7, '']);
  expect(stderr).toBe(
    `scap: this is Node ${version}, and scap needs Node 20.16 or newer. Install one from https://nodejs.org (the LTS release), then run the command again.\n`,
  );
});

test('the first file is plain enough for any Node, and executable', () => {
  const code = readFileSync(BIN, 'utf8').replaceAll(/^#!.*|\/\/.*$/gm, '');
  expect(code).not.toMatch(/\b(const|let|class|async|await|import)\b\s|=>|`|\?\.|\?\?/);
  expect(statSync(BIN).mode & 0o111).toBe(0o111);
});
