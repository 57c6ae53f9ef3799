import { AUDIT_CHAINS, TABLES } from '../../../../src/contract';

/** One chain of the audit. Made here only, from ids that the platform has given or verified. */
export class AuditChain {
  /** What is decided in a conversation, drafts that were proposed in it included. */
  static ofConversation(conversationId: string): AuditChain {
    return new AuditChain(`${AUDIT_CHAINS.conversation}${conversationId}`);
  }

  /** What becomes of a draft that does not say in which conversation it was proposed. */
  static ofDraft(draftId: string): AuditChain {
    return new AuditChain(`${AUDIT_CHAINS.draft}${draftId}`);
  }

  /** Where a draft is decided: in the conversation in which it was proposed, if it says in which. */
  static forDraft({ id, conversationId }: { readonly id: string; readonly conversationId?: string | undefined }): AuditChain {
    return conversationId === undefined ? AuditChain.ofDraft(id) : AuditChain.ofConversation(conversationId);
  }

  /** What a user is refused outside of conversations, and that the user read what others said. */
  static ofUser({ subject }: { readonly subject: string }): AuditChain {
    return new AuditChain(`${AUDIT_CHAINS.user}${subject}`);
  }

  private constructor(readonly id: string) {}

  /** The key of one entry. */
  keyOf(sequence: number): Record<string, string> {
    return { [TABLES.audit.partitionKey]: this.id, [TABLES.audit.sortKey]: sortKeyOf(sequence) };
  }
}

const DIGITS = 10;

/** `0000000007`: the texts of sequences have their order. */
export function sortKeyOf(sequence: number): string {
  return String(sequence).padStart(DIGITS, '0');
}
