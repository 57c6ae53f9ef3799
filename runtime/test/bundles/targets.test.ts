import { execFileSync } from 'node:child_process';
import path from 'node:path';

const BUILD = path.join(__dirname, '../../build.mjs');

test('functions are built for Node 22, the command for the oldest Node that the package allows', () => {
  const program = `const { TARGETS } = await import(${JSON.stringify(BUILD)}); console.log(JSON.stringify(TARGETS.map(({ name, options }) => [name, options.target])));`;
  expect(JSON.parse(execFileSync(process.execPath, ['--input-type=module', '--eval', program], { encoding: 'utf8' }))).toEqual([
    ['chat', 'node22'], ['tools-inventory', 'node22'], ['calculations', 'node20'], ['routes', 'node20'], ['tools-logistics', 'node22'], ['tools-suppliers', 'node22'], ['tools-sql', 'node22'], ['tools-overview', 'node22'],
    ['rotate-envelope', 'node22'], ['refresh-key-set', 'node22'],
    ['scap', 'node20'], ['web', 'es2022'], ['page', 'node22'],
  ]);
});
