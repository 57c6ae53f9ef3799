// Bundles the runtime: the Lambda assets that the construct library ships, the command `scap`, and the page.
// usage: node runtime/build.mjs            builds what is older than its sources
//        node runtime/build.mjs --force    builds everything
import { copyFile, cp, mkdir, readdir, rename, rm, stat, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const runtime = path.dirname(fileURLToPath(import.meta.url));
const root = path.dirname(runtime);

/** Importing the contract does nothing by itself: what a bundle does not use of it, such as the view catalogue, is left out. */
const CONTRACT_WITHOUT_EFFECTS = {
  name: 'contract',
  setup(build) {
    build.onResolve({ filter: /^\./ }, async ({ path: imported, pluginData, ...place }) => {
      if (pluginData === CONTRACT_WITHOUT_EFFECTS) return undefined;
      const resolved = await build.resolve(imported, { ...place, pluginData: CONTRACT_WITHOUT_EFFECTS });
      return resolved.path.startsWith(path.join(root, 'src/contract/')) ? { ...resolved, sideEffects: false } : resolved;
    });
  },
};

/** What a thread runs that calculates beside the one that serves in the command. */
const CALCULATIONS = { ...threadTarget('calculations', 'calculation-thread'), after: copySolver };

/** The same for the function that searches routes: one process serves one question there, and only routes take more time than it has to spare. */
const ROUTES = threadTarget('routes', 'route-thread');

/** What is built, from which entry points, into which directory. What one needs of another stands before it. */
export const TARGETS = [
  withoutSolver(lambdaTarget('chat', ['stream', 'buffered'])),
  { ...lambdaTarget('tools-inventory', ['tools-inventory']), after: carrySolver },
  CALCULATIONS,
  ROUTES,
  { ...lambdaTarget('tools-logistics', ['tools-logistics']), after: carryCalculations, needs: [ROUTES.name] },
  { ...lambdaTarget('tools-suppliers', ['tools-suppliers']), after: carrySolver },
  lambdaTarget('tools-sql', ['tools-sql']),
  { ...lambdaTarget('tools-overview', ['tools-overview']), after: carrySolver },
  lambdaTarget('rotate-envelope', ['rotate-envelope']),
  lambdaTarget('refresh-key-set', ['refresh-key-set']),
  {
    name: 'scap',
    needs: [CALCULATIONS.name],
    directory: path.join(runtime, 'dist'),
    options: {
      ...nodeOptions('node20'),
      entryPoints: [path.join(runtime, 'src/cli/main.ts')],
      outfile: path.join(runtime, `dist/.scap-${process.pid}.mjs`),
      // Native or data files of their own: installed, not bundled.
      external: ['@duckdb/node-api', 'dynalite'],
    },
    // Another process may be importing the command at this moment: it gets the old file or the new one, never half of one.
    after: async target => {
      await copySolver(target);
      await rename(target.options.outfile, path.join(runtime, 'dist/scap.mjs'));
    },
  },
  {
    name: 'web',
    directory: path.join(runtime, 'dist/web'),
    options: {
      bundle: true, minify: true, format: 'esm', target: 'es2022', platform: 'browser', jsx: 'automatic', jsxImportSource: 'preact',
      entryPoints: [path.join(runtime, 'web/main.tsx'), path.join(runtime, 'web/icon.svg')], outdir: path.join(runtime, 'dist/web'), entryNames: '[name]-[hash]', metafile: true,
      loader: { '.css': 'css', '.svg': 'copy' }, legalComments: 'none',
    },
    after: writePage,
  },
  { ...lambdaTarget('page', ['page']), after: carryPage, needs: ['web'] },
];

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  await build({ force: process.argv.includes('--force'), say: line => process.stderr.write(`${line}\n`) });
}

/** Builds the targets (all, or those named with what they need) that are older than their sources. Says what it does through `say`. */
export async function build({ force = false, only, say = () => {} } = {}) {
  const newest = await newestSource();
  const named = only && [...only, ...TARGETS.filter(each => only.includes(each.name)).flatMap(({ needs = [] }) => needs)];
  for (const target of TARGETS.filter(each => !named || named.includes(each.name))) {
    const stamp = path.join(runtime, 'dist', `.${target.name}.built`);
    if (!force && await modified(target.directory) > 0 && await modified(stamp) > newest) continue;
    const { build: bundle } = await import('esbuild');
    say(`building ${target.name} …`);
    if (target.name !== 'scap') await rm(target.directory, { recursive: true, force: true });
    await mkdir(target.directory, { recursive: true });
    const result = await bundle({ ...target.options, metafile: true, logLevel: 'warning' });
    await target.after?.(target, result);
    await mkdir(path.dirname(stamp), { recursive: true });
    await writeFile(path.join(runtime, 'dist', `.${target.name}.meta.json`), JSON.stringify(result.metafile));
    await writeFile(stamp, '');
  }
}

function threadTarget(name, entry) {
  const directory = path.join(runtime, 'dist', name);
  return {
    name,
    directory,
    options: {
      ...nodeOptions('node20'), minify: true, legalComments: 'none',
      entryPoints: [path.join(runtime, `src/handlers/${entry}.ts`)], outfile: path.join(directory, 'worker.mjs'),
    },
  };
}

function lambdaTarget(name, entries) {
  const directory = path.join(root, 'assets', name);
  return {
    name,
    directory,
    options: {
      ...nodeOptions('node22'),
      minify: true,
      entryPoints: entries.map(entry => path.join(runtime, `src/handlers/${entry}.ts`)),
      splitting: entries.length > 1,
      outdir: directory,
      outExtension: { '.js': '.mjs' },
      legalComments: 'none',
    },
    after: writeClients,
  };
}

/** Writes, beside a bundle, the AWS clients that are in it: the construct library makes a VPC endpoint for each. */
async function writeClients(target, result) {
  const names = Object.values(result.metafile.outputs).flatMap(({ inputs }) => Object.entries(inputs))
    .filter(([, { bytesInOutput }]) => bytesInOutput > 0)
    .flatMap(([file]) => /@aws-sdk\/(client-[^/]+)\//.exec(file)?.[1] ?? []);
  await writeFile(`${target.directory}.clients.json`, `${JSON.stringify([...new Set(names)].sort())}\n`);
}

/** Functions have the syntax of Node 22, as every runtime of Lambda; the command runs on whatever Node `package.json` allows. */
function nodeOptions(target) {
  return {
    bundle: true, platform: 'node', format: 'esm', target, plugins: [CONTRACT_WITHOUT_EFFECTS], mainFields: ['module', 'main'], keepNames: false,
    // Some dependencies are CommonJS and call require for Node's own modules.
    banner: { js: "import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);" },
  };
}

/** Puts what a thread runs beside the function whose tools calculate for seconds. */
async function carryCalculations(target, result) {
  await writeClients(target, result);
  await cp(ROUTES.options.outfile, path.join(target.directory, 'calculations.mjs'));
}

/** Puts the solver of linear programs beside the function whose tools use it. */
async function carrySolver(target, result) {
  await writeClients(target, result);
  await copySolver(target);
}

/** A function that knows the tools without running them: the solver is not in its bundle. */
function withoutSolver(target) {
  return { ...target, options: { ...target.options, external: ['highs'] } };
}

/** HiGHS looks for its WebAssembly beside the bundle that it is in. */
function copySolver({ directory }) {
  return copyFile(createRequire(import.meta.url).resolve('highs/runtime'), path.join(directory, 'highs.wasm'));
}

/** Puts the built page beside the function that serves it. */
async function carryPage(target, result) {
  await writeClients(target, result);
  await cp(path.join(runtime, 'dist/web'), path.join(target.directory, 'web'), { recursive: true });
}

/** Writes index.html, which names the hashed files, relative to itself. */
async function writePage(target, result) {
  const names = Object.keys(result.metafile.outputs).map(file => path.basename(file));
  const script = names.find(name => name.endsWith('.js'));
  const style = names.find(name => name.endsWith('.css'));
  const icon = names.find(name => name.endsWith('.svg'));
  await writeFile(path.join(target.directory, 'index.html'), [
    '<!doctype html>',
    '<html lang="en">',
    '<head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">',
    '<title>Supply-chain assistant</title>',
    `<link rel="icon" href="assets/${icon}" type="image/svg+xml">`,
    ...(style ? [`<link rel="stylesheet" href="assets/${style}">`] : []),
    `<script type="module" src="assets/${script}"></script></head>`,
    '<body><div id="app"></div></body>',
    '</html>',
    '',
  ].join('\n'));
}

/** The time of the newest file that a bundle may come from, milliseconds. */
async function newestSource() {
  const files = [path.join(root, 'package-lock.json'), fileURLToPath(import.meta.url)];
  for (const folder of ['runtime/src', 'runtime/web', 'src/contract', 'src/config']) {
    for (const entry of await readdir(path.join(root, folder), { recursive: true, withFileTypes: true })) {
      if (entry.isFile()) files.push(path.join(entry.parentPath ?? entry.path, entry.name));
    }
  }
  return Math.max(...await Promise.all(files.map(modified)));
}

async function modified(file) {
  return stat(file).then(found => found.mtimeMs, () => 0);
}
