import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

const RUNTIME = path.join(__dirname, '../..');
const ASSETS = path.join(RUNTIME, '../assets');

/** Bundles of functions, by whether the solver lies beside them. */
const functions = () => readdirSync(ASSETS, { withFileTypes: true }).filter(entry => entry.isDirectory()).map(({ name }) => name);
const inputsOf = (bundle: string) => Object.values(
  (JSON.parse(readFileSync(path.join(RUNTIME, `dist/.${bundle}.meta.json`), 'utf8')) as { outputs: Record<string, { inputs: Record<string, unknown> }> }).outputs,
).flatMap(({ inputs }) => Object.keys(inputs));

test('the solver lies beside the bundles that are built with it, whole, and beside no other', () => {
  const size = statSync(require.resolve('highs/runtime')).size;
  const carriers = functions().filter(name => existsSync(path.join(ASSETS, name, 'highs.wasm')));

  expect(carriers.sort()).toEqual(['tools-inventory', 'tools-overview', 'tools-suppliers']);
  for (const file of [...carriers.map(name => path.join(ASSETS, name, 'highs.wasm')), path.join(RUNTIME, 'dist/highs.wasm')]) expect(statSync(file).size).toBe(size);
  for (const name of functions()) expect(inputsOf(name).some(file => file.includes('node_modules/highs/'))).toBe(carriers.includes(name));
});

test('threads of the command have the solver beside them; the thread that only searches routes is built without it', () => {
  expect(inputsOf('calculations').some(file => file.includes('node_modules/highs/'))).toBe(true);
  expect(statSync(path.join(RUNTIME, 'dist/calculations/highs.wasm')).size).toBe(statSync(require.resolve('highs/runtime')).size);
  expect(inputsOf('routes').some(file => file.includes('node_modules/highs/'))).toBe(false);
});

test.each(['tools-suppliers', 'scap'])('bundled as %s is, a program is solved by the file beside it, from wherever the process was started', name => {
  const folder = mkdtempSync(path.join(tmpdir(), 'solver-'));
  try {
    const program = `
      const { TARGETS } = await import(${JSON.stringify(path.join(RUNTIME, 'build.mjs'))});
      const { copyFileSync } = await import('node:fs');
      const { build } = await import(${JSON.stringify(require.resolve('esbuild'))});
      const { outfile, outdir, splitting, ...options } = TARGETS.find(each => each.name === ${JSON.stringify(name)}).options;
      await build({ ...options, entryPoints: [${JSON.stringify(path.join(RUNTIME, 'src/tools/linear-program.ts'))}], outfile: ${JSON.stringify(path.join(folder, 'bundle.mjs'))} });
      copyFileSync(${JSON.stringify(path.join(RUNTIME, 'dist/highs.wasm'))}, ${JSON.stringify(path.join(folder, 'highs.wasm'))});
      const { linearSolver } = await import(${JSON.stringify(path.join(folder, 'bundle.mjs'))});
      const solve = await linearSolver();
      console.log(JSON.stringify(solve({ direction: 'maximize', variables: [{ objective: 3, high: 4.5, whole: true }], constraints: [] })));
    `;
    const output = execFileSync(process.execPath, ['--input-type=module', '--eval', program], { encoding: 'utf8', cwd: tmpdir() });
    expect(JSON.parse(output)).toEqual({ objective: 12, values: [4], proven: true });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}, 60_000);
