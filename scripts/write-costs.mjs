// Writes docs/reference/costs.md: what the environments of config/ cost a month, from their synthesized templates and the price list.
// usage: node scripts/write-costs.mjs
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build } from 'esbuild';

const root = path.dirname(path.dirname(fileURLToPath(import.meta.url)));
const require = createRequire(import.meta.url);
await import('./build-library.mjs');
if (process.exitCode) process.exit(); // it has said why the library does not compile

// Nothing that only this machine sets may reach the page.
for (const name of Object.keys(process.env)) if (name.startsWith('SCAP__')) delete process.env[name];
process.env.CDK_VALIDATION = 'false'; // the tests judge the templates
const { App, Stack } = require('aws-cdk-lib');
const { ConfigurationManager, SupplyChainAgentPlatform } = require('../lib');
const { resolveConfiguration, seriesOf } = require('../lib/config');

const directory = await mkdtemp(path.join(os.tmpdir(), 'scap-costs-'));
try {
  const { CEILINGS, costsPage, monthlyCosts } = await costs();
  const prices = JSON.parse(await readFile(path.join(root, 'scripts/prices/us-east-1.json'), 'utf8'));
  const environments = Object.entries(CEILINGS).map(([environment, ceiling]) => {
    const configuration = ConfigurationManager.load(path.join(root, 'config', `${environment}.yaml`));
    return { environment, ceiling, lines: monthlyCosts(resourcesOf(configuration), seriesOf(resolveConfiguration(configuration)), prices) };
  });
  await writeFile(path.join(root, 'docs/reference/costs.md'), costsPage(environments, prices));
} finally {
  await rm(directory, { recursive: true, force: true });
}

function resourcesOf(configuration) {
  const app = new App({ outdir: path.join(directory, configuration.environment), analyticsReporting: false });
  const stack = new Stack(app, 'Costs');
  new SupplyChainAgentPlatform(stack, 'Platform', configuration);
  return app.synth().getStackArtifact(stack.artifactId).template.Resources;
}

/** scripts/costs, bundled to a module that Node can import. */
async function costs() {
  const outfile = path.join(directory, 'costs.mjs');
  await build({ entryPoints: [path.join(root, 'scripts/costs/index.ts')], bundle: true, platform: 'node', format: 'esm', outfile, logLevel: 'warning' });
  return import(pathToFileURL(outfile).href);
}
