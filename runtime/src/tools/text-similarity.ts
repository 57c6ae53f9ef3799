/** Text without case, accents and punctuation, as words. */
export function wordsOf(text: string): string[] {
  return text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
}

/**
 * How alike two words are: 1 for equal, 0 for nothing in common. One minus the edits (insert, drop, replace, swap neighbours)
 * that make one of the other, as a share of the longer word.
 *
 * @see Damerau (1964), Communications of the ACM 7(3): 171-176; here in its restricted form (optimal string alignment).
 */
export function similarity(one: string, other: string): number {
  const longer = Math.max(one.length, other.length);
  return longer === 0 ? 1 : 1 - edits(one, other) / longer;
}

/** The candidates that `text` most probably meant, best first; empty where none is near. */
export function nearest(text: string, candidates: readonly string[], most = 3): string[] {
  return candidates
    .map(candidate => ({ candidate, near: similarity(text.toLowerCase(), candidate.toLowerCase()) }))
    .filter(({ near }) => near >= 0.5)
    .sort((a, b) => b.near - a.near || a.candidate.localeCompare(b.candidate))
    .slice(0, most)
    .map(({ candidate }) => candidate);
}

function edits(one: string, other: string): number {
  let beforeLast: number[] = [];
  let last = Array.from({ length: other.length + 1 }, (_, column) => column);
  for (let row = 1; row <= one.length; row++) {
    const current = [row];
    for (let column = 1; column <= other.length; column++) {
      const same = one[row - 1] === other[column - 1];
      const swapped = row > 1 && column > 1 && one[row - 1] === other[column - 2] && one[row - 2] === other[column - 1];
      current.push(Math.min(
        current[column - 1]! + 1,
        last[column]! + 1,
        last[column - 1]! + (same ? 0 : 1),
        swapped ? beforeLast[column - 2]! + 1 : Infinity,
      ));
    }
    [beforeLast, last] = [last, current];
  }
  return last[other.length]!;
}
