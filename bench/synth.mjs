// Measures the synthesis of the prod example: its time as a ratio to that of a bare stack, and the size of its template.
// Both run in turns, each in a process of its own, so that a busy machine slows both.
// usage: node bench/synth.mjs [--smoke]    --smoke: one run each, which shows only that it works
import { spawnSync } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const GOAL = 1.5;
const RUNS = process.argv.includes('--smoke') ? 1 : 7;
const root = path.dirname(path.dirname(fileURLToPath(import.meta.url)));
const directory = await mkdtemp(path.join(os.tmpdir(), 'scap-bench-synth-'));

const BARE = `
  const { App, Stack } = require('aws-cdk-lib');
  const app = new App({ outdir: process.argv[1], analyticsReporting: false });
  new Stack(app, 'Bare');
  app.synth();`;
const PROD = `
  const { App, Stack } = require('aws-cdk-lib');
  const { SupplyChainAgentPlatform } = require('./lib');
  const app = new App({ outdir: process.argv[1], analyticsReporting: false });
  SupplyChainAgentPlatform.fromConfigFile(new Stack(app, 'Prod'), 'Platform', 'config/prod.yaml');
  app.synth();`;

await import('../scripts/build-library.mjs');
if (process.exitCode) process.exit(); // it has said why the library does not compile

try {
  const bare = [];
  const prod = [];
  const unchecked = [];
  for (let run = 0; run < RUNS; run++) {
    bare.push(secondsOf(BARE, `bare-${run}`));
    prod.push(secondsOf(PROD, `prod-${run}`));
    unchecked.push(secondsOf(PROD, `unchecked-${run}`, { CDK_VALIDATION: 'false' }));
  }
  const ratio = median(prod) / median(bare);
  console.log(`bare stack ${median(bare).toFixed(2)} s, prod ${median(prod).toFixed(2)} s (medians of ${RUNS}): ratio ${ratio.toFixed(2)}, goal ${GOAL}`);
  // The CDK's own rules take most of both: seconds to start, and more with each resource.
  console.log(`prod without the CDK's check of its template: ${median(unchecked).toFixed(2)} s`);
  const template = await readFile(path.join(directory, 'prod-0', 'Prod.template.json'), 'utf8');
  const { Resources } = JSON.parse(template);
  // CloudFormation counts what it is sent: the CLI sends templates without white space.
  console.log(`template ${(JSON.stringify(JSON.parse(template)).length / 1024).toFixed(0)} KB of 1024, ${Object.keys(Resources).length} resources of 500`);
} finally {
  await rm(directory, { recursive: true, force: true });
}

function secondsOf(program, name, variables = {}) {
  const started = performance.now();
  const { status, stderr } = spawnSync(process.execPath, ['-e', program, path.join(directory, name)], {
    cwd: root, encoding: 'utf8', env: { ...process.env, ...variables },
  });
  if (status !== 0) throw new Error(`${name} failed: ${stderr}`);
  return (performance.now() - started) / 1000;
}

function median(values) {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)];
}
