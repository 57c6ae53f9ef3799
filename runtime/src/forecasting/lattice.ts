/**
 * The point of a lattice that costs least, found by moving along one axis at a time from `start` until no move helps. It needs some dozen
 * evaluations where the whole lattice has hundreds, and comes to the same end each time.
 *
 * @param axes  the values each parameter may take, ascending
 * @param start  where to begin: a place on each axis
 * @param cost  what a point costs; lower is better
 * @returns the places on the axes
 */
export function cheapest(axes: readonly (readonly number[])[], start: readonly number[], cost: (point: readonly number[]) => number): number[] {
  const places = [...start];
  const point = places.map((place, axis) => axes[axis]![place]!);
  let best = cost(point);
  const tries = (axis: number, place: number): boolean => {
    const values = axes[axis]!;
    if (place < 0 || place >= values.length) return false;
    const before = point[axis]!;
    point[axis] = values[place]!;
    const found = cost(point);
    if (found < best) {
      best = found;
      places[axis] = place;
      return true;
    }
    point[axis] = before;
    return false;
  };
  for (let round = 0, moved = true; moved && round < MOST_ROUNDS; round++) {
    moved = false;
    for (let axis = 0; axis < axes.length; axis++) {
      for (const way of [1, -1]) {
        let helped = false;
        while (tries(axis, places[axis]! + way)) helped = true;
        moved ||= helped;
        if (helped) break;
      }
    }
  }
  return places;
}

const MOST_ROUNDS = 8;

/** Where searches ended, by name: the next origin of a back-test begins there, not anew. It only ever looks back. */
export type Memory = Map<string, readonly number[]>;

/** `cheapest` from where the search of this name ended before. */
export function cheapestFrom(
  memory: Memory | undefined, name: string,
  axes: readonly (readonly number[])[], start: readonly number[], cost: (point: readonly number[]) => number,
): number[] {
  const places = cheapest(axes, memory?.get(name) ?? start, cost);
  memory?.set(name, places);
  return places;
}
