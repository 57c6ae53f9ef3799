// Makes what the account suite runs on, unless it is there: a Python environment with the emulator, and the Node that Lambda runs.
// usage: node scripts/account-environment.mjs      prints where the Python lies
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, renameSync, rmSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const root = path.dirname(path.dirname(fileURLToPath(import.meta.url)));
const suite = path.join(root, 'test', 'account');
const requirements = path.join(suite, 'requirements.txt');

/** Where the environment for the present requirements lies: another list of packages is another folder. */
export const environmentFolder = path.join(root, '.scap', `account-venv-${createHash('sha256').update(readFileSync(requirements)).digest('hex').slice(0, 12)}`);

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  makePython();
  if (!existsSync(path.join(suite, 'node_modules', 'node', 'bin', 'node'))) run('npm', ['ci', '--no-audit', '--no-fund', '--prefix', suite]);
  process.stdout.write(`${path.join(environmentFolder, 'bin', 'python')}\n`);
}

/** A folder that is there is whole: it is moved to its place when pip has ended. */
function makePython() {
  if (existsSync(environmentFolder)) return;
  const unfinished = `${environmentFolder}.unfinished-${process.pid}`;
  rmSync(unfinished, { recursive: true, force: true });
  run('python3', ['-m', 'venv', unfinished]);
  run(path.join(unfinished, 'bin', 'python'), ['-m', 'pip', 'install', '--quiet', '--disable-pip-version-check', '--requirement', requirements]);
  renameSync(unfinished, environmentFolder);
}

function run(command, args) {
  execFileSync(command, args, { cwd: root, stdio: ['ignore', 2, 2], timeout: 300_000 });
}
