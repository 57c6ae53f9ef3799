import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'esbuild';

/** src/config/reading, bundled to a module that Node can import. */
export async function readingRoom(root) {
  const directory = await mkdtemp(path.join(os.tmpdir(), 'scap-configuration-'));
  try {
    const outfile = path.join(directory, 'reading.mjs');
    await build({
      entryPoints: [path.join(root, 'src/config/reading/index.ts')], bundle: true, platform: 'node', format: 'esm', mainFields: ['module', 'main'], outfile,
      logLevel: 'warning', banner: { js: "import { createRequire } from 'node:module'; const require = createRequire(import.meta.url);" },
    });
    return await import(pathToFileURL(outfile).href);
  } finally {
    await rm(directory, { recursive: true, force: true });
  }
}
