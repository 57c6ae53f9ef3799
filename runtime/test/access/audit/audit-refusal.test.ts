import { PersonaNotGrantedError, QueryRefusedError } from '../../../src/access';
import { AuditChain, auditRefusal, AuditUnavailableError, hashOfWords } from '../../../src/access/audit';
import { PlatformError } from '../../../src/errors';
import { auditedTable, type AuditedTable } from './audited-table';

class NotThereError extends PlatformError {
  readonly code = 'NOT_THERE';
  override readonly status = 404;
  override readonly remedy = 'Look elsewhere.';
}

let table: AuditedTable;
beforeAll(async () => { table = await auditedTable(); });
afterAll(() => table.close());
beforeEach(() => { table.between = undefined; });

const user = (subject: string) => ({ subject, personas: ['supervisor'] as const });
const kept = async (subject: string) => (await table.trail.items(AuditChain.ofUser({ subject }))).map(({ kind, outcome, who, what }) => ({ kind, outcome, who, what }));

test('what somebody may not do is kept in the chain of the user, with its code, and so is what is not there for the user', async () => {
  await auditRefusal(table.trail, user('u1'), 'draft_approved', new PersonaNotGrantedError(['supervisor']), { draft: 'D-1' });
  await auditRefusal(table.trail, user('u1'), 'draft_rejected', new NotThereError('It is not there.'));
  const who = { subject: 'u1', persona: null };
  expect(await kept('u1')).toEqual([
    { kind: 'draft_approved', outcome: 'refused', who, what: { code: 'PERSONA_NOT_GRANTED', personas: ['supervisor'], draft: 'D-1' } },
    { kind: 'draft_rejected', outcome: 'refused', who, what: { code: 'NOT_THERE', personas: ['supervisor'] } },
  ]);
});

test('what is no refusal is not kept', async () => {
  const mistake = new QueryRefusedError({ rule: 'syntax', message: 'No.', remedy: 'Yes.' });
  for (const thrown of [mistake, new AuditUnavailableError(undefined), new Error('broken')]) await auditRefusal(table.trail, user('u2'), 'draft_approved', thrown);
  expect(await kept('u2')).toEqual([]);
});

test('it is refused where nothing can be kept, too', async () => {
  table.between = async () => { throw new Error('no such table'); };
  const refusal = new NotThereError('It is not there.');
  await expect(auditRefusal(table.trail, user('u3'), 'draft_approved', refusal)).resolves.toBeUndefined();
  await expect(auditRefusal(undefined, user('u3'), 'draft_approved', refusal)).resolves.toBeUndefined();
});

test('words are kept as their SHA-256', () => {
  // As the standard gives it for "abc" (FIPS 180-2, B.1).
  expect(hashOfWords('abc')).toBe('ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad');
});
