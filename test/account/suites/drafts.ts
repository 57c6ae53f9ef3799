import type { Draft } from '../../../src/contract';
import type { Account, Deployment } from '../fixture/account';
import { AuditOf } from '../fixture/audit';
import { Drafts } from '../fixture/drafts';

/** What tools propose in a deployed company, and who decides. */
export function draftsSuite(configuration: string, under: () => { readonly account: Account; readonly deployment: Deployment }): void {
  const token = async (user: string): Promise<string> => (await under().deployment.people.signIn(user)).id;
  const drafts = (): Drafts => new Drafts(under().deployment.api);

  test('an order is drafted once for the same need, kept by the subject of who asked, and seen within the scope', async () => {
    const summary = await drafts().propose(await token('eva'));
    const [id = ''] = /D-\d{8}-\w{10}/.exec(summary) ?? [];
    expect(await drafts().propose(await token('ben'))).toContain(`The same need has a draft of today already, ${id}`);
    const [seen] = (await drafts().seenBy(await token('eva'))).filter(draft => draft.id === id);
    expect(seen).toMatchObject({ status: 'draft', tool: 'draft_purchase_order', warehouses: ['WH01'] });
    expect(seen?.supplier?.supplierId).toMatch(/^S\d+$/);
    expect(seen?.history.map(({ by }) => by)).toEqual([expect.stringMatching(/^[0-9a-f-]{36}$/)]);
    expect((await drafts().seenBy(await token('ann'))).find(draft => draft.id === id)).not.toHaveProperty('supplier'); // managers read no prices
    expect(await drafts().seenBy(await token('carla'))).toEqual([]);
  });

  test('who may not approve, or sees the draft not at all, decides nothing; a decision is made once', async () => {
    const [{ id }] = await drafts().seenBy(await token('ben')) as [Draft];
    expect((await drafts().decide(await token('eva'), id, 'approve', {})).status).toBe(403);
    expect((await drafts().decide(await token('carla'), id, 'approve', {})).status).toBe(403);
    expect((await drafts().decide(await token('ann'), id, 'reject', {})).status).toBe(400);
    const rejected = await drafts().decide(await token('ann'), id, 'reject', { reason: 'There is a pallet of it in the yard.' });
    expect(JSON.parse(rejected.text)).toMatchObject({ id, status: 'rejected', history: [{ what: 'proposed' }, { what: 'rejected', reason: 'There is a pallet of it in the yard.' }] });
    expect((await drafts().decide(await token('ben'), id, 'approve', {})).status).toBe(409);
  });

  test('what was decided stands in the audit of the conversation, sealed by a key that the account has drawn', async () => {
    const { chainOf, about } = new AuditOf(under().account, configuration);
    const [{ id }] = await drafts().seenBy(await token('ben')) as [Draft];
    const chain = await chainOf(id);
    const { entries, faults } = (await about(chain))!;
    expect(faults).toEqual([]);
    expect(entries.filter(({ what }) => what.draft === id).map(({ kind, outcome }) => `${kind} ${outcome}`)).toEqual([
      'draft_proposed intended', 'draft_proposed done', 'draft_rejected intended', 'draft_rejected done',
    ]);
    expect(entries.filter(({ kind }) => kind === 'turn').length).toBeGreaterThan(0);
  });
}
