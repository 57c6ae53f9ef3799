import { TABLES } from '../../../src/contract';

const { partitionKey, sortKey } = TABLES.conversations;

/** The part of an identity that conversations belong to: the subject of a verified token. */
export interface Owner {
  readonly subject: string;
}

export type ItemKey = Readonly<Record<string, string>>;

/** The keys of the conversations table. They are built here only, and only from a verified owner. */
export const keys = {
  /** All items of one owner. */
  partition: (owner: Owner): string => `U#${owner.subject}`,
  head: (owner: Owner, conversationId: string): ItemKey => key(owner, `M#${conversationId}`),
  turn: (owner: Owner, conversationId: string, turnId: string): ItemKey => key(owner, `T#${conversationId}#${turnId}`),
  detail: (owner: Owner, conversationId: string, turnId: string, part: number): ItemKey =>
    key(owner, `D#${conversationId}#${turnId}#${String(part).padStart(3, '0')}`),
  claim: (owner: Owner, conversationId: string, idempotencyKey: string): ItemKey => key(owner, `K#${conversationId}#${idempotencyKey}`),
} as const;

/** The beginnings of sort keys, for queries. */
export const prefixes = {
  heads: 'M#',
  turns: (conversationId: string): string => `T#${conversationId}#`,
  details: (conversationId: string, turnId: string): string => `D#${conversationId}#${turnId}#`,
  claims: (conversationId: string): string => `K#${conversationId}#`,
} as const;

function key(owner: Owner, sort: string): ItemKey {
  return { [partitionKey]: keys.partition(owner), [sortKey]: sort };
}
