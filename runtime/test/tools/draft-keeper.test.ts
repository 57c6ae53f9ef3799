import { withDraft, type ProposedDraft } from '../../src/tools/draft-keeper';
import { orderProposal, resultOf } from '../orchestration/platform-under-test';

const kept: ProposedDraft = { id: 'D-1', status: 'draft', title: 'Order 120 ea of P-0417 for WH01', isNew: true };
const proposal = orderProposal({ title: 'Order 92 ea of P-0417 for WH01' });
const output = resultOf('An order of 92 ea is drafted.', 92);

test('a new draft is what the tool says, with its figures', () => {
  const { summary, blocks } = withDraft(output, proposal, kept);
  expect(summary).toBe('An order of 92 ea is drafted. Kept as draft D-1 until somebody who may approve drafts decides. Nothing was ordered, moved or sent.');
  expect(blocks).toEqual(output.blocks);
  expect(blocks).toHaveLength(1);
});

test('where the need has a draft already, the quantity said is that of the draft, and nothing shows another', () => {
  expect(withDraft(output, proposal, { ...kept, isNew: false })).toMatchObject({
    summary: 'Nothing new was drafted, so not "Order 92 ea of P-0417 for WH01". The same need has a draft of today already, D-1 (Order 120 ea of P-0417 for WH01); '
      + 'it waits for a decision. Nothing was ordered, moved or sent.',
    blocks: [], evidence: output.evidence,
  });
  expect(withDraft(output, { ...proposal, title: kept.title }, { ...kept, isNew: false, status: 'approved' }).summary).toBe(
    'An order of 92 ea is drafted. Nothing new was drafted. The same need has a draft of today already, D-1 (Order 120 ea of P-0417 for WH01); it is approved. '
    + 'Nothing was ordered, moved or sent. Approved drafts are carried out by people, outside the platform.',
  );
});
