// Breaks a room of the runtime in many small ways, and sees whether its tests notice. Survivors are explained in docs/mutation.md.
// usage: node scripts/mutate.mjs guard              all of runtime/src/access, which takes an hour or more
//        node scripts/mutate.mjs calculations       all of runtime/src/stock, forecasting and routing, which takes hours
//        node scripts/mutate.mjs guard sql-guard/rules/plain-text.ts sql-guard/names      these files, lines (FILE:10-20) and folders alone
//        node scripts/mutate.mjs calculations stock/lead-times.ts --tests stock/lead-times,stock/duration     with these tests alone
//        node scripts/mutate.mjs guard audit --tests access/audit     a folder of tests
//        node scripts/mutate.mjs ROOM FILE --tests TEST --static       what is evaluated once, when a file is loaded, is changed as well
//        node scripts/mutate.mjs ROOM FILE --tests TEST --bundled      without jest: ten times as fast, for tests that need test, each and expect
//        node scripts/mutate.mjs ROOM FILE --tests TEST --warm         the same, loaded once, for tests that no earlier change can have spoilt
//        node scripts/mutate.mjs ROOM --smoke       a few lines with one test file, to see that it works
import { spawnSync } from 'node:child_process';
import { statSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';

/** Where paths begin, and what a smoke run takes. */
const ROOMS = {
  guard: { base: 'runtime/src/access', smoke: { parts: ['scope-claim.ts:15-18'], tests: 'access/token-verifier' } },
  calculations: { base: 'runtime/src', smoke: { parts: ['stock/receipt-days.ts:20-27'], tests: 'stock/stockout-risk' } },
};

const root = path.dirname(path.dirname(fileURLToPath(import.meta.url)));
const { values, positionals: [name, ...named] } = parseArgs({
  allowPositionals: true,
  options: {
    smoke: { type: 'boolean' }, static: { type: 'boolean' }, bundled: { type: 'boolean' }, warm: { type: 'boolean' }, tests: { type: 'string' },
  },
});
const room = ROOMS[name];
if (!room) throw new Error(`Give one of ${Object.keys(ROOMS).join(', ')}, not ${name}.`);

const mutate = (values.smoke ? room.smoke.parts : named).map(part => {
  const place = path.posix.join(room.base, part);
  const found = statSync(path.join(root, place.replace(/:[\d-]+$/, '')), { throwIfNoEntry: false });
  if (!found) throw new Error(`There is no ${place}. Give a folder, or a file with its ending, perhaps with lines: FILE.ts:20-27.`);
  return found.isDirectory() ? `${place}/**/*.ts` : place;
});
const stryker = path.join(root, 'node_modules/@stryker-mutator/core/bin/stryker.js');
const { status, error } = spawnSync(
  process.execPath, [stryker, 'run', 'scripts/mutation/stryker.config.mjs', ...mutate.length > 0 ? ['--mutate', mutate.join(',')] : []],
  {
    cwd: root, stdio: 'inherit',
    env: {
      ...process.env, MUTATED_ROOM: name, MUTATE_STATIC: values.static ? 'yes' : '',
      MUTATE_BUNDLED: values.warm ? 'warm' : values.bundled ? 'yes' : '',
      MUTATION_TESTS: (values.smoke ? room.smoke.tests : values.tests) ?? '',
    },
  },
);
if (error) throw error;
process.exitCode = status ?? 1;
