import { spawnSync } from 'node:child_process';
import path from 'node:path';

jest.setTimeout(120_000);

const ROOT = path.join(__dirname, '..');

/** What the linter says of a file that is not there, as `rule: message`. */
function faultsOf(file: string, code: string): string[] {
  const { stdout, stderr } = spawnSync(process.execPath, [
    path.join(ROOT, 'node_modules/eslint/bin/eslint.js'), '--stdin', '--stdin-filename', file, '--format', 'json',
  ], { cwd: ROOT, input: code, encoding: 'utf8' });
  if (!stdout) throw new Error(stderr);
  const [{ messages }]: { messages: { ruleId: string; message: string }[] }[] = JSON.parse(stdout);
  return messages.map(({ ruleId, message }) => `${ruleId}: ${message}`);
}

const LAMBDA_ONLY_IN_HANDLERS = 'no-restricted-syntax: Only the handlers know that they run in Lambda: the core runs on every host.';

test.each([
  ['declared', 'declare const awslambda: object;\nexport const planted = 1;\n'],
  ['reached through globalThis', 'export const planted: unknown = Reflect.get(globalThis, \'awslambda\');\n'],
])('the global of Lambda, %s in the core, is found', (_, code) => {
  expect(faultsOf('runtime/src/orchestration/planted.ts', code)).toContain(LAMBDA_ONLY_IN_HANDLERS);
});

test('the same is allowed in a handler', () => {
  expect(faultsOf('runtime/src/handlers/planted.ts', 'declare const awslambda: object;\nexport const planted = awslambda;\n')).toEqual([]);
});

test('an import against the directions of the house is found', () => {
  expect(faultsOf('runtime/src/data/planted.ts', 'export { AccessController } from \'../access\';\n')).toEqual([
    expect.stringContaining('The room data imports only: telemetry.'),
  ]);
});
