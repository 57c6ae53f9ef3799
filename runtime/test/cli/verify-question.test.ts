import { cpSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import path from 'node:path';

import { TABLES, type Answer, type Feedback } from '../../../src/contract';
import { run } from '../../src/cli/run';
import { createDynamoClient, FeedbackStore } from '../../src/conversations';
import { approvedQuestion } from '../../src/definitions';
import { openDataFolder } from '../../src/local';
import { createTables, localTableName, startDynamo } from '../../src/local/dynamo';
import { listenOnLoopback } from '../../src/local/listen';
import { temporaryFolder } from '../local/temporary-folder';
import { sampleCompany } from '../sample-company';

import { commandHost } from './command-host';

jest.setTimeout(300_000);

const SQL = 'SELECT w.warehouse_id, w.city\nFROM supply_chain.warehouses AS w\nORDER BY w.warehouse_id';
const SAID_AT = new Date(Date.now() - 3 * 86_400_000).toISOString(); // what was said expires by the real clock, too
const SAID: Feedback = {
  id: '01KB0V8Q6WABCDEFGHJKMNPQRS', conversationId: '01KB0V8Q6WABCDEFGHJKMNPQRT', user: 'Ann', persona: 'warehouse_manager', saidAt: SAID_AT,
  verdict: 'good', asOf: '2026-11-24', question: 'Where are our warehouses?', answer: 'Five places.', label: 'free_sql',
  evidence: [{ id: 'e1', tool: 'query_data', queries: [{ purpose: 'Places', sql: SQL }] }],
};

/** A laptop whose configuration lets warehouse managers curate, and where one thing has been said. */
async function laptop(said: Feedback) {
  const cwd = temporaryFolder();
  mkdirSync(path.join(cwd, 'config'));
  const config = path.join(cwd, 'config', 'laptop.yaml');
  writeFileSync(config, 'environment: laptop\ndata:\n  as_of: 2026-11-24\n  verified_questions:\n    broken: { question: Who?, sql: DELETE FROM products }\npermissions:\n  curate: [warehouse_manager] # Ann and Ben\n');
  const credentials = { accessKeyId: 'k', secretAccessKey: 's' };
  const folder = await openDataFolder(path.join(cwd, '.scap'));
  cpSync(await sampleCompany(), folder.company, { recursive: true });
  const dynamo = await startDynamo({ folder: folder.dynamo, accessKeyId: credentials.accessKeyId });
  const client = createDynamoClient({ endpoint: dynamo.endpoint, region: 'us-east-1', credentials });
  await createTables(client);
  await new FeedbackStore({ client, table: localTableName(TABLES.access), retentionDays: 30 }).save(said);
  client.destroy();
  await dynamo.close();
  const scap = async (...argv: string[]) => {
    const host = commandHost({ cwd, clock: () => new Date() }); // tokens expire by the real clock
    const code = await run(argv, host);
    return { code, ...host.written };
  };
  return { config, scap };
}

test('what was said is listed, becomes a verified question after a look, and is answered by that SQL from then on', async () => {
  const { config, scap } = await laptop(SAID);
  const listed = await scap('feedback', '--persona', 'warehouse_manager');
  expect(listed.err).toContain('scap: The verified question broken is left out: ');
  expect(listed.out).toContain(`01KB0V8Q6WABCDEFGHJKMNPQRS  good  ${SAID_AT.slice(0, 10)}  Ann  free sql\n  asked    Where are our warehouses?`);
  expect(listed.out).toContain('    FROM supply_chain.warehouses AS w');

  const looked = await scap('verify-question', 'mnpqrs', '--persona', 'warehouse_manager');
  expect(looked.out).toContain('where_warehouses:');
  expect(looked.out).toContain('Nothing was written.');
  expect(readFileSync(config, 'utf8')).not.toContain('where_warehouses');

  expect((await scap('verify-question', 'mnpqrs', '--persona', 'warehouse_manager', '--yes')).code).toBe(0);
  const audited = await scap('audit', SAID.conversationId);
  expect(audited.out).toMatch(/^ {3}1 {2}\S+ {2}question_approved allowed {2}by \S+ \(warehouse manager\) {2}\{"turnId":"01KB0V8Q6WABCDEFGHJKMNPQRS","question":"where_warehouses","into":"configuration"/);
  const written = readFileSync(config, 'utf8');
  expect(written).toContain('curate: [ warehouse_manager ] # Ann and Ben');
  expect(written).toMatch(/where_warehouses:\s+question: Where are our warehouses\?\s+sql: \|-\s+SELECT w\.warehouse_id, w\.city/);
  expect(readdirSync(path.dirname(config)).some(file => file.startsWith('laptop.yaml.before-'))).toBe(true);

  const answer: Answer = JSON.parse((await scap('ask', '--user', 'ann', '--json', 'Where are our warehouses?')).out);
  expect(answer.label).toBe('verified');
  expect(answer.toolCalls.flatMap(call => call.evidence).flatMap(evidence => evidence.queries).map(query => query.sql)).toEqual([SQL]);

  const refused = await scap('feedback', '--persona', 'field_engineer');
  expect([refused.code, refused.err]).toEqual([3, expect.stringMatching(
    /scap: Dan \(field engineer\) may not read what people said of answers\. Name the persona in config\/laptop\.yaml: permissions: \{ curate: \[field_engineer\] \}\n$/,
  )]);
  const unknown = await scap('verify-question', 'x', '--persona', 'warehouse_manager');
  expect([unknown.code, unknown.err]).toEqual([2, expect.stringMatching(
    /scap: There is no answer "x" among those below which somebody has said "good" or "bad"\. See their ids, or say it below the answer on the page: scap feedback --persona warehouse_manager\n$/,
  )]);
});

test('without a configuration nobody may approve: the error says what was looked for, and what to write where', async () => {
  const cwd = temporaryFolder();
  cpSync(await sampleCompany(), (await openDataFolder(path.join(cwd, '.scap'))).company, { recursive: true });
  const host = commandHost({ cwd, clock: () => new Date() });
  expect(await run(['verify-question', 'x', '--user', 'ann'], host)).toBe(3);
  expect(host.written.err).toContain('scap: Ann (warehouse manager) may not read what people said of answers, among which the answer "x" was looked for. '
    + 'Write config/laptop.yaml: environment: laptop, and permissions: { curate: [warehouse_manager] }. Such a file also says who approves drafts: permissions.approve.\n');
});

describe('of a deployed platform', () => {
  const asked: string[] = [];
  let api: string;
  const server = createServer((request, response) => {
    asked.push(`${request.url} ${request.headers.authorization}`);
    const body = request.url === '/live/v1/me'
      ? { user: 'Ada', persona: 'warehouse_manager', personaTitle: 'warehouse manager', scope: { text: 'all', warehouses: 'all' }, asOf: '2026-11-24', agent: 'inventory', suggestions: [] }
      : { feedback: [SAID] };
    response.setHeader('content-type', 'application/json').end(JSON.stringify(body));
  });
  beforeAll(async () => { api = `http://127.0.0.1:${await listenOnLoopback(server, 0)}/live/`; });
  afterAll(() => new Promise(closed => { server.close(closed); }));

  async function scap(variables: Record<string, string>, ...argv: string[]) {
    const cwd = temporaryFolder();
    const config = path.join(cwd, 'prod.yaml');
    writeFileSync(config, 'environment: prod\nowner: supply-chain\ncost_center: CC-1\n');
    const host = commandHost({ cwd, environment: variables });
    const code = await run(argv, host);
    return { code, ...host.written, written: () => readFileSync(config, 'utf8') };
  }

  test('feedback is read with a token, and an answer becomes a question of the configuration of the deployment', async () => {
    expect((await scap({ SCAP_TOKEN: 'of-ada' }, 'feedback', '--api', api)).out).toContain('asked    Where are our warehouses?');
    const verified = await scap({}, 'verify-question', 'mnpqrs', '--api', api, '--token', 'of-ada', '--config', 'prod.yaml', '--yes');
    expect(verified).toMatchObject({ code: 0, out: expect.stringContaining('To bring it into the account: scap config publish prod.yaml --yes') });
    expect(verified.written()).toMatch(/where_warehouses:\s+question: Where are our warehouses\?/);
    expect(verified.written()).toContain('by: Ada');
    expect(new Set(asked)).toEqual(new Set([
      '/live/v1/me Bearer of-ada', '/live/v1/feedback Bearer of-ada', '/live/v1/feedback/01KB0V8Q6WABCDEFGHJKMNPQRS/approve Bearer of-ada',
    ]));
  });

  test.each([
    [['feedback', '--api', 'http://example.com/live', '--token', 't'], 'is no address of an API'],
    [['feedback', '--api', 'https://example.com/live'], 'An API wants a token.'],
    [['verify-question', 'mnpqrs', '--api', 'https://example.com/live', '--token', 't'], 'Which configuration shall have the question?'],
  ])('%j is refused before anything is asked', async (argv, said) => {
    const refused = await scap({}, ...argv);
    expect([refused.code === 0, refused.err]).toEqual([false, expect.stringContaining(said)]);
  });
});

describe('an answered question as a verified one', () => {
  const approval = { by: 'Ben', today: '2026-11-24' };
  const asked = (sql: string, more: Partial<Feedback> = {}): Feedback => ({ ...SAID, ...more, evidence: [{ id: 'e1', tool: 'query_data', queries: [{ purpose: 'x', sql }] }] });

  test('the day of the answer becomes the day of whoever asks; other days are fixed, and it is said', () => {
    expect(approvedQuestion(asked('SELECT 1 FROM t WHERE d < DATE \'2026-11-24\' AND d >= DATE \'2026-10-01\''), approval)).toEqual({
      id: 'where_warehouses', words: { question: 'Where are our warehouses?', sql: 'SELECT 1 FROM t WHERE d < current_date AND d >= DATE \'2026-10-01\'', by: 'Ben', since: '2026-11-24' },
      notes: ['Look at this: its days are fixed (2026-10-01), and will be the same whenever it is asked.'],
    });
  });

  test('what was called bad is not approved unseen', () => {
    expect(approvedQuestion(asked('SELECT 1', { verdict: 'bad', reason: 'Too few.' }), { ...approval, as: 'places' })).toMatchObject({
      id: 'places', notes: ['Look at this: the answer was called bad (Too few.).'],
    });
  });

  test('without SQL, or under no id, nothing is approved', () => {
    expect(() => approvedQuestion({ ...SAID, evidence: [] }, approval)).toThrow('No SQL stands behind this answer');
    expect(() => approvedQuestion(SAID, { ...approval, as: 'Places!' })).toThrow('"Places!" is no id.');
  });
});
