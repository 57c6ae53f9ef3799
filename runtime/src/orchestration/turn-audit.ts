import type { Answer, AuditFacts } from '../../../src/contract';
import type { Identity } from '../access';
import { AuditChain, AuditNotWrittenError, type AuditTrail } from '../access/audit';
import type { AuditedDecision } from '../conversations';
import type { ExecutedCall } from '../tools';

/** Codes of errors that are decisions: of access control, of the pause switch, of the guard. */
const REFUSALS: readonly string[] = ['TOOL_NOT_OFFERED', 'TOOL_NOT_PERMITTED', 'TOOL_PAUSED', 'QUERY_REFUSED', 'ENVELOPE_REFUSED', 'QUERY_DENIED'];

/** What was decided of each call of a turn, in their order. */
export function decisionsOf(executed: readonly ExecutedCall[]): AuditedDecision[] {
  return executed.map(({ call, definition, status, error, output }) => ({
    tool: definition ? call.name : null, // a name that a model made up may be a word of the question
    decision: status === 'refused' || (error && REFUSALS.includes(error.code)) ? 'refused' : 'allowed',
    status,
    ...(error ? { code: error.code } : {}),
    ...(error?.rule === undefined ? {} : { rule: error.rule }),
    views: [...new Set(output?.evidence.flatMap(({ views }) => views))],
  }));
}

/** The one entry of a turn: who asked as what, within which rows, and what was decided of each call. */
export interface TurnEntry {
  readonly identity: Identity;
  readonly answer: Answer;
  readonly decisions: readonly AuditedDecision[];
  /** Whether the turn was stored by somebody who may have written its entry. */
  readonly takenOver: boolean;
}

/**
 * Writes the entry of a turn that has been stored, once, and says its sequence.
 *
 * @throws AuditNotWrittenError: the turn is then finished when the same request is sent again
 */
export async function auditTurn(trail: AuditTrail, { identity, answer, decisions, takenOver }: TurnEntry): Promise<number> {
  const chain = AuditChain.ofConversation(answer.conversationId);
  const written = takenOver ? await sequenceOf(trail, chain, answer.turnId) : undefined;
  if (written !== undefined) return written;
  const { turnId, agent, asOf, outcome } = answer;
  const facts: AuditFacts = {
    kind: 'turn', who: { subject: identity.subject, persona: identity.persona },
    what: { turnId, agent, asOf, warehouses: identity.warehouses, decisions }, outcome,
  };
  return trail.append(chain, facts).catch((cause: unknown) => {
    throw new AuditNotWrittenError(cause, 'The answer stands, but could not be written into the audit.');
  });
}

async function sequenceOf(trail: AuditTrail, chain: AuditChain, turnId: string): Promise<number | undefined> {
  const isOfTurn = ({ kind, what }: Record<string, unknown>): boolean =>
    kind === 'turn' && typeof what === 'object' && what !== null && 'turnId' in what && what.turnId === turnId;
  const found = (await trail.items(chain)).find(isOfTurn)?.sequence;
  return typeof found === 'number' ? found : undefined;
}
