/**
 * The beginnings of the partition keys of audit chains. A conversation has one, and what is proposed in it goes on in it; a draft that does not say
 * where it was proposed has its own, and so has a user, for what is refused outside of conversations and for what others said and was read.
 */
export const AUDIT_CHAINS = { conversation: 'C#', draft: 'D#', user: 'U#' } as const;

/** What somebody did or asked for. */
export const AUDIT_KINDS = [
  'turn', 'question', 'me', 'draft_proposed', 'draft_approved', 'draft_rejected', 'feedback_given', 'feedback_read', 'question_approved',
] as const;
export type AuditKind = (typeof AUDIT_KINDS)[number];

/** A value that an entry may hold: JSON. */
export type AuditValue = string | number | boolean | null | readonly AuditValue[] | { readonly [name: string]: AuditValue | undefined };

/** What is written of one decision: subjects of tokens, ids and codes; no name, no question, no words of a reason. */
export interface AuditFacts {
  readonly kind: AuditKind;
  readonly who: {
    /** The subject of the token. */
    readonly subject: string;
    readonly persona: string | null;
  };
  readonly what: { readonly [name: string]: AuditValue | undefined };
  /**
   * `intended` stands before a change, and what became of it in an entry after that: `done`, `overtaken`, `unknown`. A turn has its own outcome, what
   * access control does not let through is `refused`, and what it lets through, where the platform itself changes nothing, `allowed`.
   */
  readonly outcome: string;
}

/** An entry of a chain, as it is kept. */
export interface AuditEntry extends AuditFacts {
  /** From 1, without a gap. */
  readonly sequence: number;
  /** ISO 8601, UTC. */
  readonly at: string;
  /** The code of the entry before it; of the first, `AUDIT_BEGINNING`. */
  readonly previous: string;
  /** The key that `code` was made with. */
  readonly keyId: string;
  /** HMAC-SHA256, hexadecimal, over the whole entry but this, as canonical JSON. */
  readonly code: string;
}

/** What the first entry of a chain names as the code before it. */
export const AUDIT_BEGINNING = '0'.repeat(64);
