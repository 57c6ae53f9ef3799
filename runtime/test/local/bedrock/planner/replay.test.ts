import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { build } from 'esbuild';
import type { ConverseRequest } from '../../../../src/local/bedrock/converse-request';
import { createOfflinePlanner } from '../../../../src/local/bedrock/offline-planner';
import { collected } from '../scripted-model';
import { play } from './conversation';
import { RealTools } from './real-tools';

jest.setTimeout(60_000);

/** A process that has the planner and nothing else: whoever reaches for a database or the network ends it. */
const ALONE = `
const Module = require('node:module');
const load = Module._load;
const refused = /^(?:node:)?(?:net|http|https|http2|tls|dgram|dns|fs|fs\\/promises|child_process|worker_threads)$|duckdb|dynalite|@aws-sdk/;
Module._load = function (name, ...rest) {
  if (refused.test(name)) throw new Error('reached for ' + name);
  return load.call(this, name, ...rest);
};
globalThis.fetch = () => { throw new Error('reached for the network'); };
const readInput = async () => { let text = ''; for await (const piece of process.stdin) text += piece; return JSON.parse(text); };
readInput().then(async requests => {
  let awake;
  try { require('node:net'); } catch (error) { awake = error.message; }
  const { createOfflinePlanner } = require('./planner.cjs');
  const replies = [];
  for (const request of requests) {
    const events = [];
    for await (const event of createOfflinePlanner().stream(request, new AbortController().signal)) events.push(event);
    replies.push(events);
  }
  process.stdout.write(JSON.stringify({ awake, replies }));
});
`;

test('the recorded requests of whole conversations get the same replies in a process without database and network', async () => {
  const requests = await recorded();
  const planner = createOfflinePlanner();
  const replies = [];
  for (const request of requests) replies.push(await collected(planner.stream(request, new AbortController().signal)));

  const alone = await answeredAlone(requests);

  expect(requests.length).toBeGreaterThan(10);
  expect(alone).toEqual({ awake: 'reached for node:net', replies });
});

/** The requests of a few turns over the real tools, as the planner got them. */
async function recorded(): Promise<ConverseRequest[]> {
  const requests: ConverseRequest[] = [];
  const tools = await RealTools.open();
  for (const [persona, ...questions] of [
    ['warehouse_manager', 'Which products in WH01 will run out in the next two weeks?'],
    ['warehouse_manager', 'Which products in WH01 will run out in the next two weeks?', 'and the other warehouse?'],
    ['field_engineer', 'Which orders are late?'],
    ['procurement_specialist', 'cheapest price for P0100'],
    ['warehouse_manager', 'What is the weather in Paris?'],
  ] as const) {
    await play({
      persona, earlier: questions.slice(0, -1), question: questions.at(-1)!,
      change: request => { requests.push(request); return request; },
      answer: call => tools.run(call, persona),
    });
  }
  tools.close();
  return requests;
}

async function answeredAlone(requests: readonly ConverseRequest[]): Promise<unknown> {
  const folder = await mkdtemp(path.join(tmpdir(), 'planner-alone-'));
  try {
    await build({
      entryPoints: [path.join(__dirname, '../../../../src/local/bedrock/offline-planner.ts')], outfile: path.join(folder, 'planner.cjs'),
      bundle: true, platform: 'node', format: 'cjs', logLevel: 'error',
    });
    await writeFile(path.join(folder, 'alone.cjs'), ALONE);
    const running = promisify(execFile)(process.execPath, [path.join(folder, 'alone.cjs')], { maxBuffer: 64 * 1024 * 1024 });
    running.child.stdin?.end(JSON.stringify(requests));
    return JSON.parse((await running).stdout);
  } finally {
    await rm(folder, { recursive: true });
  }
}
