import { gunzipSync, gzipSync } from 'node:zlib';
import type { Answer } from '../../../src/contract';
import { ConversationStoreError, UnreadableItemError } from './conversation-errors';
import { storedAnswer } from './stored-answer';

/** The most that one item may hold, bytes: DynamoDB ends at 400 KB. */
const PART_BYTES = 300 * 1024;

/** An answer as compressed parts, each small enough for one item. */
export function packAnswer(answer: Answer): Uint8Array[] {
  const gzip = gzipSync(JSON.stringify(answer));
  return Array.from({ length: Math.ceil(gzip.length / PART_BYTES) }, (_, part) => gzip.subarray(part * PART_BYTES, (part + 1) * PART_BYTES));
}

/**
 * The answer from its parts, in any order.
 *
 * @throws ConversationStoreError where a part is missing
 * @throws UnreadableItemError where the parts are no answer
 */
export function unpackAnswer(parts: readonly { readonly part: number; readonly parts: number; readonly gzip: Uint8Array }[]): Answer {
  const sorted = [...parts].sort((a, b) => a.part - b.part);
  if (sorted.length === 0 || sorted.length !== sorted[0]!.parts) {
    throw new ConversationStoreError(new Error(`${sorted.length} of ${sorted[0]?.parts ?? 'unknown'} parts of an answer are there`));
  }
  try {
    return storedAnswer.parse(JSON.parse(gunzipSync(Buffer.concat(sorted.map(each => each.gzip))).toString('utf8')));
  } catch (error) {
    throw new UnreadableItemError(error);
  }
}
