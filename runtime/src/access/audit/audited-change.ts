import type { AuditFacts } from '../../../../src/contract';
import type { AuditChain } from './audit-chain';
import type { AuditTrail } from './audit-trail';

/** A change, and where it is kept that it was made. */
export interface ChangeToAudit {
  /** Absent where there is no audit table: the log alone then knows. */
  readonly trail: AuditTrail | undefined;
  readonly chain: AuditChain;
  readonly facts: Omit<AuditFacts, 'outcome'>;
}

/**
 * Makes a change between its two entries, and says whether it was made: an entry says what is intended, the change follows, and another says what
 * became of it.
 *
 * @param change  is told the sequence of the first entry; gives false where somebody else was faster
 * @throws AuditNotWrittenError, where nothing was changed; what `change` throws
 */
export async function auditedChange(
  { trail, chain, facts }: ChangeToAudit, change: (audited: number | undefined) => Promise<boolean>,
): Promise<boolean> {
  const audited = await trail?.append(chain, { ...facts, outcome: 'intended' });
  const changed = await change(audited).catch(async (error: unknown) => {
    await trail?.appendIfPossible(chain, { ...facts, outcome: 'unknown' });
    throw error;
  });
  // What was done is not undone for want of a second entry: the one that says what was intended stands.
  await trail?.appendIfPossible(chain, { ...facts, outcome: changed ? 'done' : 'overtaken' });
  return changed;
}
