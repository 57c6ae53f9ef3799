import { createHash } from 'node:crypto';

/** One of so many paraphrases is held out. */
const OF = 3;

/**
 * Whether a paraphrase is held out from mending: its words alone decide, so that nobody chooses, and it stays on its side whatever is added
 * beside it. What is wrong with those answers is counted, not looked at: their score says how questions are answered that nobody tuned for.
 */
export function isHeldOut(paraphrase: string): boolean {
  return createHash('sha256').update(paraphrase).digest().readUInt32BE() % OF === 0;
}
