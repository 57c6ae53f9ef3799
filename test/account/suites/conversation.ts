import { UpdateUserAttributesCommand } from '@aws-sdk/client-cognito-identity-provider';
import { ScanCommand } from '@aws-sdk/client-dynamodb';
import { PutParameterCommand } from '@aws-sdk/client-ssm';
import type { Answer } from '../../../src/contract';
import { deploy, furnish, openAccount, type Account, type Deployment } from '../fixture/account';
import { makeCold } from '../fixture/cold';
import { companyRows } from '../fixture/company';
import { openLaptop, type Laptop } from '../fixture/laptop';
import { output } from '../fixture/outputs';
import { printWhatIsNotProved, STUBS } from '../fixture/printed';
import { ToolFunctions } from '../fixture/tool-functions';
import { draftsSuite } from './drafts';
import { meaningsSuite } from './meanings';

const RUNNING_OUT = 'Which products in WH01 will run out in the next two weeks?';

/** A deployed configuration, asked by its users and by those who should not. */
export function conversationSuite(configuration: string): void {
  let account: Account;
  let deployment: Deployment;
  let laptop: Laptop;
  let tools: ToolFunctions;

  beforeAll(async () => {
    [account, laptop] = await Promise.all([openAccount(configuration), openLaptop()]);
    deployment = await deploy(account);
    await furnish(account, deployment);
    tools = new ToolFunctions(account, configuration);
    account.emulator.forget();
  }, 300_000);
  afterAll(() => Promise.all([account?.close(), laptop?.close()]));

  const ask = async (user: string, message: string, conversationId?: string): Promise<Answer> =>
    deployment.api.ask((await deployment.people.signIn(user)).id, message, conversationId);

  test('what the emulator takes as it comes, or ignores, is printed, and each type is still one that it does not know', () => {
    printWhatIsNotProved(account);
    expect(account.emulator.stubs).toEqual(STUBS.map(({ type }) => type));
    expect(STUBS.map(({ type }) => type)).toEqual(expect.arrayContaining(account.emulator.stubsUsed()));
  });

  test('the page is served to anybody, with what it needs to sign in and nothing secret', async () => {
    const { outputs, api } = deployment;
    expect(await api.request('GET', '/')).toMatchObject({ status: 200, text: expect.stringContaining('<title>Supply-chain assistant</title>') });
    const { status, text } = await api.request('GET', '/config.json');
    expect({ status, ...JSON.parse(text) }).toMatchObject({ status: 200, mode: 'deployed' });
    expect(text).toContain(output(outputs, 'UserPoolClientId'));
  });

  test.each([
    ['ann', RUNNING_OUT],
    ['ben', 'How many products does each warehouse stock?'],
    ['carla', 'Which orders are late?'],
    ['eva', 'Which suppliers have the most open purchase order lines?'],
  ])('%s signs in and gets the answer that DuckDB gives on a laptop: %s', async (user, question) => {
    const [deployed, local] = [await ask(user, question), await laptop.ask(user, question)];
    expect(deployed).toMatchObject({ outcome: 'answered', answer: local.answer, label: local.label, persona: local.persona, scope: local.scope });
    expect(deployed.blocks.length).toBeGreaterThan(0);
    expect(deployed.blocks).toEqual(local.blocks);
  });

  test('the figures are those of the Parquet files', async () => {
    const [counted] = await companyRows(`SELECT max(n), count(*) FROM (
      SELECT count(*) AS n FROM supply_chain.purchase_order_lines WHERE status = 'open' AND warehouse_id IN ('WH01', 'WH02') GROUP BY supplier_id) AS t`);
    const { answer } = await ask('eva', 'Which suppliers have the most open purchase order lines?');
    expect(/lines: (\d+); (\d+) suppliers in all/.exec(answer)?.slice(1).map(Number)).toEqual(counted);
  });

  test('a follow-up continues the conversation, which is kept', async () => {
    const first = await ask('ben', RUNNING_OUT);
    const second = await ask('ben', 'and WH02?', first.conversationId);
    expect(second.conversationId).toBe(first.conversationId);
    expect(second.toolCalls.at(-1)).toMatchObject({ name: 'identify_stockout_risks', input: { warehouse: 'WH02' }, status: 'succeeded' });
    const { Items = [] } = await account.aws.dynamodb.send(new ScanCommand({ TableName: output(deployment.outputs, 'ConversationsTable') }));
    expect(Items.filter(item => item.SK?.S?.startsWith(`T#${first.conversationId}#`))).toHaveLength(2);
  });

  test('every part is used under its own role, and no permission is missing', () => {
    const decisions = account.emulator.decisions();
    expect(decisions.filter(({ allowed }) => !allowed)).toEqual([]);
    const used = new Set(decisions.map(({ principal, action }) => `${principal.replace(/^scap-/, '').replace(/-us-east-1$/, '')} ${action}`));
    expect([...used].sort()).toEqual(expect.arrayContaining([
      `chat-${configuration} dynamodb:PutItem`, `chat-${configuration} dynamodb:Query`, `chat-${configuration} lambda:InvokeFunction`,
      `chat-${configuration} secretsmanager:GetSecretValue`, `chat-${configuration} ssm:GetParameters`,
      `tools-inventory-${configuration} athena:StartQueryExecution`, `tools-inventory-${configuration} s3:GetObject`,
      `tools-inventory-${configuration} secretsmanager:GetSecretValue`,
      `tools-sql-${configuration} secretsmanager:GetSecretValue`, `tools-sql-${configuration} sts:AssumeRole`,
    ]));
    // The function that runs SQL of a model reads no data itself.
    expect([...used].filter(each => each.startsWith(`tools-sql-${configuration} `) && /athena|glue|s3/.test(each))).toEqual([]);
  });

  test('a platform that is paused by its parameter answers nothing, and again when it goes on', async () => {
    const pause = (all: boolean) => account.aws.ssm.send(new PutParameterCommand({
      Name: `/scap/${configuration}/pause`, Overwrite: true, Value: JSON.stringify({ all, agents: [], tools: [] }),
    }));
    const { id } = await deployment.people.signIn('ben');
    await pause(true);
    await makeCold(account); // else within a minute
    expect(await deployment.api.tryToAsk(id, RUNNING_OUT)).toMatchObject({ status: 503, text: expect.stringContaining('PLATFORM_PAUSED') });
    await pause(false);
    await makeCold(account);
    expect((await deployment.api.ask(id, RUNNING_OUT)).outcome).toBe('answered');
  });

  test('a conversation of one user is nobody else\'s', async () => {
    const { conversationId } = await ask('ben', RUNNING_OUT);
    const { id } = await deployment.people.signIn('ann');
    expect((await deployment.api.request('GET', `/v1/conversations/${conversationId}`, id)).status).toBe(404);
    const listed = await deployment.api.request('GET', '/v1/conversations', id);
    expect(listed.text).not.toContain(conversationId);
  });

  test('a user who edits the own attributes still sees the own rows only', async () => {
    const { access } = await deployment.people.signIn('ann');
    const edit = (Name: string, Value: string) =>
      account.aws.cognito.send(new UpdateUserAttributesCommand({ AccessToken: access, UserAttributes: [{ Name, Value }] }));
    await edit('name', 'Ann of all warehouses=*');
    await expect(edit('custom:scope', 'warehouses=*')).rejects.toThrow('unauthorized attribute');
    const question = 'How many products does each warehouse stock?';
    const [answer, before] = [await ask('ann', question), await laptop.ask('ann', question)];
    expect(answer.scope).toEqual({ warehouses: ['WH01'], text: 'WH01' });
    expect(answer.blocks).toEqual(before.blocks);
  });

  test('without a token, with junk, or with an access token nothing is answered', async () => {
    const { access } = await deployment.people.signIn('ann');
    for (const token of [undefined, 'junk', access]) {
      expect((await deployment.api.request('GET', '/v1/me', token)).status).toBe(401);
    }
  });

  describe('a tool function that is invoked directly', () => {
    const manager = { persona: 'warehouse_manager', warehouses: ['WH01'] };
    const input = { sql: 'SELECT DISTINCT warehouse_id FROM supply_chain.inventory_position', purpose: 'test' };
    const call = (envelope: string, tool = 'query_data') => tools.call(tools.name('sql'), tool, envelope, input);
    const refused = { error: { code: 'ENVELOPE_REFUSED' } };

    test('answers an envelope as the chat function signs it, in the rows of that user', async () => {
      expect(await call(await tools.envelope('query_data', manager))).toMatchObject({ output: { blocks: [{ rows: [['WH01']] }] } });
    });

    test('refuses one whose scope was altered', async () => {
      const [header, payload, signature] = (await tools.envelope('query_data', manager)).split('.');
      const claims: object = JSON.parse(Buffer.from(payload!, 'base64url').toString('utf8'));
      const altered = Buffer.from(JSON.stringify({ ...claims, warehouses: 'all' })).toString('base64url');
      expect(await call(`${header}.${altered}.${signature}`)).toMatchObject(refused);
    });

    test('refuses one that another key has signed', async () => {
      expect(await call(await tools.envelope('query_data', manager, { secret: 'x'.repeat(64) }))).toMatchObject(refused);
    });

    test('refuses one that has expired', async () => {
      expect(await call(await tools.envelope('query_data', manager, { at: new Date(Date.now() - 6 * 60_000) }))).toMatchObject(refused);
    });

    test('refuses one for another tool, and none at all', async () => {
      expect(await call(await tools.envelope('find_entities', manager))).toMatchObject(refused);
      expect(await call('')).toMatchObject(refused);
    });
  });

  describe('what the company says of its own', () => {
    beforeAll(() => account.emulator.forget());
    meaningsSuite(configuration, () => ({ account, deployment }));
  });

  describe('what tools draft', () => {
    draftsSuite(configuration, () => ({ account, deployment }));
  });

  describe('with the guard taken out', () => {
    let withoutGuard: string;
    beforeAll(async () => {
      withoutGuard = await tools.addWithoutGuard();
    });

    const read = async (persona: string, sql: string) =>
      tools.call(withoutGuard, 'query_data', await tools.envelope('query_data', { persona, warehouses: 'all' }), { sql, purpose: 'test' });

    test('a persona reads its own views', async () => {
      expect(await read('procurement_specialist', 'SELECT count(*) AS n FROM supply_chain.suppliers')).toMatchObject({ output: { blocks: [{ total: 1 }] } });
    });

    test('the data of another persona cannot be read: IAM refuses', async () => {
      account.emulator.forget();
      expect(await read('warehouse_manager', 'SELECT count(*) AS n FROM supply_chain.suppliers')).toMatchObject({ error: { code: 'QUERY_DENIED' } });
      expect(account.emulator.decisions().filter(({ allowed }) => !allowed)).toContainEqual(expect.objectContaining({ action: 'glue:GetTable' }));
    });
  });
}
