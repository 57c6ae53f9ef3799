// Runs the bundled command. In a checkout of the sources it first builds what is older than them; the published package has no sources.
'use strict';

const { existsSync } = require('node:fs');
const path = require('node:path');
const { pathToFileURL } = require('node:url');

const runtime = path.dirname(__dirname);
const load = (...parts) => import(pathToFileURL(path.join(runtime, ...parts)).href);

async function launch() {
  if (existsSync(path.join(runtime, 'src'))) {
    const { build } = await load('build.mjs');
    const needsPage = process.argv.slice(2).includes('start');
    await build({ only: needsPage ? ['scap', 'web'] : ['scap'], say: line => process.stderr.write(`${line}\n`) });
  }
  await load('dist', 'scap.mjs');
}

launch().catch(error => {
  process.stderr.write(`scap: the command could not be built or loaded: ${error.message}\nRun npm ci in the repository, then try again.\n`);
  process.exitCode = 1;
});
