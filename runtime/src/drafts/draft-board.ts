import type { Draft, DraftDecision, DraftEvent, DraftProposal, DraftStatus } from '../../../src/contract';
import type { AccessController, VerifiedUser } from '../access';
import type { DraftKeeper, ProposedBy, ProposedDraft } from '../tools';
import type { DraftAudit } from './draft-audit';
import { DraftDecidedError, DraftNotFoundError, NotApproverError } from './draft-errors';
import { draftId } from './draft-id';
import type { KeptDraft } from './draft-item';
import { approverOf, draftSeenBy, identitiesOf } from './draft-sight';
import type { DraftStore } from './draft-store';

export interface DraftBoardParts {
  readonly store: DraftStore;
  readonly access: AccessController;
  readonly audit: DraftAudit;
  /** The day that tools count from, now. */
  readonly asOf: () => string | Promise<string>;
  readonly clock: () => Date;
}

/** Tries that one need has on one day: each after the rejection of the one before. */
const MOST_ATTEMPTS = 9;

/** Where drafts are proposed, seen and decided. Nothing leaves the platform: a decision changes the status, and people act outside. */
export class DraftBoard implements DraftKeeper {
  constructor(private readonly parts: DraftBoardParts) {}

  /** Keeps a proposal, or finds the draft that the same need has today. After a rejection another proposal is another draft. */
  async propose(proposal: DraftProposal, { identity, asOf, conversationId, turnId, tool }: ProposedBy): Promise<ProposedDraft> {
    const { store, audit, clock } = this.parts;
    const now = clock();
    const event: DraftEvent = { what: 'proposed', at: now.toISOString(), by: identity.subject, persona: identity.persona };
    for (let attempt = 1; ;) {
      const id = draftId({ asOf, need: proposal.need, attempt });
      const kept = await store.find(id, now);
      if (!kept) {
        const draft = { ...proposal, id, status: 'draft', tool, asOf, conversationId, turnId, history: [event] } as const;
        const isNew = await audit.around(draft, event, audited => store.add({ ...draft, audited }, now));
        if (isNew) return { id, status: 'draft', title: draft.title, isNew };
        continue; // somebody was faster: it is found now
      }
      const wasRejected = kept.status === 'rejected' && !isSame(kept, proposal);
      if (!wasRejected || attempt >= MOST_ATTEMPTS) {
        return { id, status: kept.status, title: kept.title, reason: kept.history.at(-1)?.reason, isNew: false };
      }
      attempt++;
    }
  }

  /** The drafts that the user may see, newest first. */
  async list(user: VerifiedUser, status?: DraftStatus): Promise<Draft[]> {
    const { store, access, asOf, clock } = this.parts;
    const kept = await store.all(await asOf(), clock());
    return kept.filter(draft => status === undefined || draft.status === status).flatMap(draft => draftSeenBy(user, draft, access) ?? []);
  }

  /**
   * Approves or rejects a draft, once.
   *
   * @throws NotApproverError, DraftNotFoundError, DraftDecidedError, AuditNotWrittenError
   */
  async decide(user: VerifiedUser, id: string, what: 'approved' | 'rejected', decision: DraftDecision): Promise<Draft> {
    try {
      return await this.decided(user, id, what, decision);
    } catch (thrown) {
      await this.parts.audit.refused(user, id, what, thrown);
      throw thrown;
    }
  }

  private async decided(user: VerifiedUser, id: string, what: 'approved' | 'rejected', { reason }: DraftDecision): Promise<Draft> {
    const { store, access, audit, clock } = this.parts;
    if (!identitiesOf(user, access).some(identity => access.mayApprove(identity))) throw new NotApproverError();
    const now = clock();
    const kept = await store.find(id, now);
    const approver = kept && approverOf(user, kept, access);
    if (!kept || !approver) throw new DraftNotFoundError();
    if (kept.status !== 'draft') throw decidedAs(kept);
    const { subject: by, persona } = approver;
    const event: DraftEvent = { what, at: now.toISOString(), by, persona, ...(reason === undefined ? {} : { reason }) };
    const decided: KeptDraft = { ...kept, status: what, history: [...kept.history, event] };
    const isFirst = await audit.around(decided, event, audited => store.decide({ ...decided, audited: audited ?? kept.audited }, now));
    if (!isFirst) throw decidedAs(await store.find(id, now) ?? decided);
    return draftSeenBy(user, decided, access) ?? decidedOutOfSight();
  }
}

/** Whether a proposal asks for what the draft holds: the same quantities from the same supplier. */
function isSame(kept: KeptDraft, { lines, supplier }: DraftProposal): boolean {
  const asked = (each: Pick<DraftProposal, 'lines' | 'supplier'>): string =>
    JSON.stringify([each.supplier?.supplierId ?? null, each.lines.map(({ productId, quantity, unit }) => [productId, quantity, unit])]);
  return asked(kept) === asked({ lines, supplier });
}

function decidedAs({ status, history }: KeptDraft): DraftDecidedError {
  return new DraftDecidedError(status, history.at(-1)?.at ?? '');
}

/** Whoever decides sees what was decided. */
function decidedOutOfSight(): never {
  throw new Error('A draft was decided by somebody who may not see it.');
}
