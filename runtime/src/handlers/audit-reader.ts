import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import type { AuditEntry } from '../../../src/contract';
import { AuditChain, type AuditTrail, type ChainKeys, type KnownKeys } from '../access/audit';
import { checkChain, missingAtEnd, type CheckedChain } from '../access/audit/check-chain';
import type { ConversationStore } from '../conversations';
import { DraftStore } from '../drafts';

export interface AuditReaderParts {
  readonly trail: AuditTrail;
  readonly keys: ChainKeys;
  /** Where it is looked up how far a chain went; absent where only the chain itself is looked at. */
  readonly witnesses?: {
    readonly client: DynamoDBClient;
    readonly executionsTable: string;
    readonly conversations: Pick<ConversationStore, 'auditedUntil'>;
  };
  readonly clock: () => Date;
}

/** A chain of the audit, with what is wrong with it. */
export interface AuditReport extends Pick<CheckedChain, 'entries' | 'faults'> {
  /** `C#…` of a conversation, `D#…` of a draft, `U#…` of a user. */
  readonly chain: string;
  /** The highest sequence that the conversation and its drafts know of; null where nobody was asked, or nobody knows. */
  readonly knownUntil: number | null;
}

/** Reads chains of the audit, and checks them. For those who run the platform: it asks for nobody's grants. */
export class AuditReader {
  constructor(private readonly parts: AuditReaderParts) {}

  /** The chain of a conversation, of the conversation in which a draft was proposed, or of a user; undefined where there is none. */
  async read(id: string): Promise<AuditReport | undefined> {
    const keys = await this.parts.keys.current();
    for (const chain of await this.chainsOf(id)) {
      const report = await this.checked(chain, keys);
      if (report) return report;
    }
    return undefined;
  }

  private async chainsOf(id: string): Promise<readonly AuditChain[]> {
    const { witnesses, clock } = this.parts;
    const draft = witnesses && await new DraftStore(witnesses.client, witnesses.executionsTable).find(id, clock());
    return [
      ...(draft?.conversationId === undefined ? [] : [AuditChain.ofConversation(draft.conversationId)]),
      AuditChain.ofDraft(id), AuditChain.ofConversation(id), AuditChain.ofUser({ subject: id }),
    ];
  }

  private async checked(chain: AuditChain, keys: KnownKeys): Promise<AuditReport | undefined> {
    const items = await this.parts.trail.items(chain);
    if (items.length === 0) return undefined;
    const checked = checkChain(items, keys);
    const { entries, faults } = checked;
    const known = await this.knownUntil(chain, entries);
    return { chain: chain.id, entries, faults: [...faults, ...missingAtEnd(checked, known ?? 0)], knownUntil: known ?? null };
  }

  /** How far a chain went, as the head of its conversation and the drafts in it say. */
  private async knownUntil(chain: AuditChain, entries: readonly AuditEntry[]): Promise<number | undefined> {
    const { witnesses, clock } = this.parts;
    if (!witnesses) return undefined;
    const drafts = [...new Set(entries.flatMap(({ what: { draft } }) => (typeof draft === 'string' ? [draft] : [])))];
    const store = new DraftStore(witnesses.client, witnesses.executionsTable);
    // The chain of a user knows drafts, too, whose own chain is another.
    const ofDrafts = (await Promise.all(drafts.map(draft => store.find(draft, clock())))).flatMap(kept =>
      (kept && AuditChain.forDraft(kept).id === chain.id ? kept.audited ?? [] : []));
    const owners = [...new Set(entries.filter(({ kind }) => kind === 'turn').map(({ who }) => who.subject))];
    const ofHeads = await Promise.all(owners.map(subject => witnesses.conversations.auditedUntil({ subject }, chain.id.slice(2))));
    const known = [...ofDrafts, ...ofHeads.flatMap(each => each ?? [])];
    return known.length === 0 ? undefined : Math.max(...known);
  }
}
