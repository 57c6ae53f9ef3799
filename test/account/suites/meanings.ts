import type { Answer } from '../../../src/contract';
import type { Account, Deployment } from '../fixture/account';
import { makeCold } from '../fixture/cold';
import { companyRows } from '../fixture/company';
import { behind, Curation, defineByParameter, DEPLOYED_WORDING, FREE_STOCK, succeeded } from '../fixture/meanings';

/** What a deployed company says of its own: definitions, what people think of answers, and questions that somebody approves. */
export function meaningsSuite(configuration: string, under: () => { readonly account: Account; readonly deployment: Deployment }): void {
  const token = async (user: string): Promise<string> => (await under().deployment.people.signIn(user)).id;
  const ask = async (user: string, message: string): Promise<Answer> => under().deployment.api.ask(await token(user), message);

  test('a definition of the configuration answers, and another without a deployment', async () => {
    const { account } = under();
    const before = await ask('ben', FREE_STOCK);
    expect(before).toMatchObject({ outcome: 'answered', label: 'by_definition' });
    expect(behind(before).wording).toBe(DEPLOYED_WORDING);

    const pieces = {
      wording: 'All pieces that lie there.', unit: 'pieces', value: 'SUM(pieces)', groups: ['warehouse_id'],
      cases: 'SELECT i.warehouse_id, i.on_hand * 1E0 AS pieces FROM inventory_position AS i',
    };
    await defineByParameter(account, configuration, { free_stock: pieces });
    await makeCold(account); // else within a minute
    const after = await ask('ann', FREE_STOCK);
    expect(behind(after).wording).toBe(pieces.wording);
    const [[counted] = []] = await companyRows('SELECT sum(on_hand) AS n FROM supply_chain.inventory_position WHERE warehouse_id = \'WH01\'');
    expect(after.blocks[0]?.kind === 'table' && after.blocks[0].rows[0]?.[0]).toBe(Number(counted));

    await defineByParameter(account, configuration, { free_stock: { ...pieces, cases: 'SELECT secret FROM inventory_position' } });
    await makeCold(account);
    expect(behind(await ask('ben', FREE_STOCK)).wording).toBeUndefined(); // what the guard refuses is not what ships, either
    await defineByParameter(account, configuration, { free_stock: { wording: DEPLOYED_WORDING } });
    await makeCold(account);
  });

  test('what people say of answers is kept, by their subject and not their name, and curators read it', async () => {
    const { deployment } = under();
    const curation = new Curation(deployment.api);
    const answer = await ask('carla', 'Which orders are late?');
    const judged = await curation.judge(await token('carla'), answer, { verdict: 'bad', reason: 'Two of them left yesterday.' });
    expect(judged).toMatchObject({ status: 200 });
    const [said] = await curation.said(await token('ben'));
    expect(said).toMatchObject({ id: answer.turnId, verdict: 'bad', reason: 'Two of them left yesterday.', question: 'Which orders are late?', persona: 'field_engineer' });
    expect(said?.user).toMatch(/^[0-9a-f-]{36}$/);
    expect(said?.evidence.length).toBeGreaterThan(0);
    expect((await deployment.api.request('GET', '/v1/feedback', await token('carla'))).status).toBe(403);
    expect((await curation.judge(await token('ben'), answer, { verdict: 'good' })).status).toBe(404); // another's turn
  });

  test('an approved question is answered by its SQL, the same for everybody, within the rows of who asks', async () => {
    const { account, deployment } = under();
    const curation = new Curation(deployment.api);
    const question = 'How many products does each warehouse stock?';
    const first = await ask('ben', question);
    expect(first.label).toBe('free_sql');
    succeeded(await curation.judge(await token('ben'), first, { verdict: 'good' }));
    expect((await deployment.api.request('POST', `/v1/feedback/${first.turnId}/approve`, await token('carla'), {})).status).toBe(403);
    const approved = await curation.approve(await token('ben'), first, { id: 'stocked_products', also: ['What does each place stock?'] });
    expect(approved).toMatchObject({ id: 'stocked_products', sql: expect.stringMatching(/^SELECT/) });
    await makeCold(account); // else within ten seconds

    const again = await ask('ben', question);
    expect(again).toMatchObject({ label: 'verified', blocks: first.blocks });
    const [otherwise, narrow] = [await ask('ben', 'What does each place stock?'), await ask('ann', question)];
    expect(narrow).toMatchObject({ label: 'verified', scope: { warehouses: ['WH01'] } });
    expect(narrow.blocks[0]?.kind === 'table' && narrow.blocks[0].total).toBe(1);
    for (const answer of [again, otherwise, narrow]) expect(behind(answer).sql).toEqual(behind(first).sql);
  });

  test('each of it is done under the roles of two functions, and no permission is missing', () => {
    const decisions = under().account.emulator.decisions();
    const used = new Set(decisions.filter(({ allowed }) => allowed).map(({ principal, action, resource }) =>
      `${principal.replace(/^scap-/, '').replace(/-us-east-1$/, '')} ${action} ${resource.split('/').slice(1).join('/')}`));
    expect([...used]).toEqual(expect.arrayContaining([
      `chat-${configuration} ssm:GetParameters scap/${configuration}/definitions`, `tools-sql-${configuration} ssm:GetParameters scap/${configuration}/definitions`,
      `chat-${configuration} dynamodb:Query scap-access-${configuration}`, `chat-${configuration} dynamodb:PutItem scap-access-${configuration}`,
      `tools-sql-${configuration} dynamodb:Query scap-access-${configuration}`,
    ]));
    expect(decisions.filter(({ allowed, action }) => !allowed && !action.startsWith('glue:'))).toEqual([]);
  });
}
