/** The known value that was probably meant: the one with the fewest changes, if they are few for its length. */
export function nearest(given: string, known: readonly string[]): string | undefined {
  const ranked = known
    .map(value => ({ value, distance: distance(given.toLowerCase(), value.toLowerCase()) }))
    .sort((one, other) => one.distance - other.distance);
  const best = ranked[0];
  return best && best.distance <= Math.max(1, Math.floor(best.value.length * 0.4)) ? best.value : undefined;
}

/** ` Did you mean x?`, or nothing. */
export function didYouMean(given: string, known: readonly string[]): string {
  const value = nearest(given, known);
  return value === undefined ? '' : ` Did you mean ${value}?`;
}

/** How many letters must be put in, taken out, changed, or swapped with their neighbour (optimal string alignment). */
function distance(from: string, to: string): number {
  let before: number[] = [];
  let last = Array.from({ length: to.length + 1 }, (_, column) => column);
  for (let row = 1; row <= from.length; row++) {
    const current = [row];
    for (let column = 1; column <= to.length; column++) {
      const change = last[column - 1]! + (from[row - 1] === to[column - 1] ? 0 : 1);
      const swapped = row > 1 && column > 1 && from[row - 1] === to[column - 2] && from[row - 2] === to[column - 1];
      current.push(Math.min(last[column]! + 1, current[column - 1]! + 1, change, swapped ? before[column - 2]! + 1 : Infinity));
    }
    [before, last] = [last, current];
  }
  return last[to.length]!;
}
