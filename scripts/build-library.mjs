// Compiles the construct library and bundles its runtime where they are older than their sources, so that the examples,
// which import the package by its name as yours will, run from a fresh clone.
// usage: node scripts/build-library.mjs
import { spawnSync } from 'node:child_process';
import { readdir, stat } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from '../runtime/build.mjs';

const root = path.dirname(path.dirname(fileURLToPath(import.meta.url)));

await build({ only: ['chat', 'tools-inventory', 'tools-logistics', 'tools-suppliers', 'tools-sql', 'tools-overview', 'rotate-envelope', 'refresh-key-set', 'page'], say: line => process.stderr.write(`${line}\n`) });
if (await modified(path.join(root, '.jsii')) < await newest(path.join(root, 'src'))) {
  process.stderr.write('compiling the construct library\n');
  const { status } = spawnSync('npx', ['jsii', '--silence-warnings=reserved-word'], {
    cwd: root, stdio: ['ignore', 2, 2], env: { ...process.env, JSII_SILENCE_WARNING_END_OF_LIFE_NODE_VERSION: '1' },
  });
  process.exitCode = status ?? 1;
}

/** The time of the newest file in a folder, milliseconds. */
async function newest(folder) {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return Math.max(...await Promise.all(entries.filter(entry => entry.isFile()).map(entry => modified(path.join(entry.parentPath ?? entry.path, entry.name)))));
}

async function modified(file) {
  return stat(file).then(found => found.mtimeMs, () => 0);
}
