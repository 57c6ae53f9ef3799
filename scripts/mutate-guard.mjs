// Breaks the SQL guard in many small ways, and sees whether its tests notice. Survivors are explained in docs/mutation.md.
// usage: node scripts/mutate-guard.mjs              all of runtime/src/access, which takes an hour or more
//        node scripts/mutate-guard.mjs sql-guard/rules/plain-text.ts sql-guard/names   these files, lines of them (FILE:10-20) and folders of runtime/src/access
//        node scripts/mutate-guard.mjs --smoke      a few lines with the tests of tokens, to see that it works
import { spawnSync } from 'node:child_process';
import { statSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const root = path.dirname(path.dirname(fileURLToPath(import.meta.url)));
const room = 'runtime/src/access';
const named = process.argv.slice(2);
const smoke = named.includes('--smoke');
const parts = smoke ? ['scope-claim.ts:15-18'] : named;

const mutate = parts.map(part => {
  const place = path.posix.join(room, part);
  return statSync(path.join(root, place.replace(/:[\d-]+$/, ''))).isDirectory() ? `${place}/**/*.ts` : place;
});
const stryker = path.join(root, 'node_modules/@stryker-mutator/core/bin/stryker.js');
const { status, error } = spawnSync(
  process.execPath, [stryker, 'run', 'scripts/mutation/stryker.config.mjs', ...mutate.length > 0 ? ['--mutate', mutate.join(',')] : []],
  { cwd: root, stdio: 'inherit', env: { ...process.env, ...smoke ? { GUARD_TESTS: 'token-verifier' } : {} } },
);
if (error) throw error;
process.exitCode = status ?? 1;
