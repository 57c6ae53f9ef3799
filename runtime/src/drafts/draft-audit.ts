import type { AuditFacts, DraftEvent } from '../../../src/contract';
import type { VerifiedUser } from '../access';
import { AuditChain, auditedChange, auditRefusal, hashOfWords, type AuditTrail } from '../access/audit';
import type { Log } from '../telemetry';
import { monthOfId } from './draft-id';
import type { KeptDraft } from './draft-item';

export interface DraftAuditParts {
  /** Absent where there is no audit table: the log alone then knows. */
  readonly trail: AuditTrail | undefined;
  readonly environment: string;
  readonly log: Log;
}

/** What the audit is told of a draft. */
type AuditedDraft = Pick<KeptDraft, 'id' | 'kind' | 'warehouses' | 'tool' | 'turnId' | 'conversationId'>;

/** No draft changes that the audit does not know of: an entry says what is intended, the change follows, and another says what became of it. */
export class DraftAudit {
  constructor(private readonly parts: DraftAuditParts) {}

  /**
   * Makes a change between its two entries, and says whether it was made: `change` gives false where somebody else was faster. It is told the
   * sequence of the first, which the draft keeps: where the end of a chain has been taken away, the draft still knows how far it went.
   *
   * @throws AuditNotWrittenError, where nothing was changed; what `change` throws
   */
  async around(draft: AuditedDraft, event: DraftEvent, change: (audited: number | undefined) => Promise<boolean>): Promise<boolean> {
    const changed = await auditedChange({ trail: this.parts.trail, chain: AuditChain.forDraft(draft), facts: factsOf(draft, event) }, change);
    if (changed) this.record(draft, event);
    return changed;
  }

  /** A decision that somebody may not make. It is refused also where this cannot be written. */
  async refused(user: VerifiedUser, id: string, what: 'approved' | 'rejected', thrown: unknown): Promise<void> {
    // What is no id of a draft is a text that somebody wrote.
    await auditRefusal(this.parts.trail, user, `draft_${what}`, thrown, { draft: monthOfId(id) === undefined ? null : id });
  }

  /** One record for each thing that happens to a draft. Reasons stay with the draft: people write names into them. */
  private record({ id, kind, warehouses, tool, turnId }: AuditedDraft, event: DraftEvent): void {
    this.parts.log({
      event: `draft_${event.what}`, security: true, environment: this.parts.environment, draft: id, kind, warehouses, tool, turnId,
      user: event.by, persona: event.persona, at: event.at, hasReason: event.reason !== undefined,
    });
  }
}

/** A reason is told by its hash: whoever has its words can show that they were these. */
function factsOf({ id, kind, warehouses, tool, turnId }: AuditedDraft, { what, by, persona, reason }: DraftEvent): Omit<AuditFacts, 'outcome'> {
  return {
    kind: `draft_${what}`, who: { subject: by, persona },
    what: {
      draft: id, kind, warehouses, tool, turnId,
      ...(reason === undefined ? {} : { reasonSha256: hashOfWords(reason) }),
    },
  };
}
