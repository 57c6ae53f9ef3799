import { createHash } from 'node:crypto';
import type { AuditFacts, AuditKind } from '../../../../src/contract';
import { asPlatformError } from '../../errors';
import type { VerifiedUser } from '../identity';
import { AuditChain } from './audit-chain';
import type { AuditTrail } from './audit-trail';

/** Statuses by which something is refused: it may not be done, or what is beyond one's rights is as good as not there. */
const REFUSING: readonly number[] = [403, 404];

/**
 * Keeps, in the chain of the user, that something was refused outside of a turn. It is refused also where this cannot be written; what is no
 * refusal is kept nowhere.
 *
 * @param thrown  why it was not done
 * @param what  ids and codes alone
 */
export async function auditRefusal(
  trail: AuditTrail | undefined, user: Pick<VerifiedUser, 'subject' | 'personas'>, kind: AuditKind, thrown: unknown, what: AuditFacts['what'] = {},
): Promise<void> {
  const { code, status } = asPlatformError(thrown);
  if (!REFUSING.includes(status)) return;
  await trail?.appendIfPossible(AuditChain.ofUser(user), {
    kind, outcome: 'refused', who: { subject: user.subject, persona: null }, what: { code, personas: user.personas, ...what },
  });
}

/** What an entry says of a text that somebody wrote: whoever has its words can show that they were these. */
export function hashOfWords(words: string): string {
  return createHash('sha256').update(words).digest('hex');
}
