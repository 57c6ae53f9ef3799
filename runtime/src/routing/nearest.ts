/** Places by nearness, row by row. */
export interface Nearest {
  readonly places: Int32Array;
  /** Length of a row. */
  readonly reach: number;
}

/**
 * The `most` nearest other stops of each place, nearest first; of two as near, that of the lower number. The depot is nobody's neighbour.
 *
 * @param apart  how far from another a place is, 0 or more; `Infinity`: never beside it
 */
export function nearest(places: number, most: number, apart: (place: number, other: number) => number): Nearest {
  const reach = Math.max(0, Math.min(most, places - 2));
  const rows = new Int32Array(places * reach);
  const order = new Float64Array(places - 1);
  const ways = new Float64Array(places);
  for (let place = 0; place < places; place++) {
    let farthest = 0;
    for (let other = 1; other < places; other++) {
      ways[other] = apart(place, other);
      if (ways[other]! < Infinity) farthest = Math.max(farthest, ways[other]!);
    }
    // Way and number in one float, so that the engine's own numeric sort does it: 2^29 steps of way, 2^20 places.
    const scale = farthest > 0 ? 2 ** 29 / farthest : 0;
    let count = 0;
    for (let other = 1; other < places; other++) {
      if (other !== place) order[count++] = Math.floor(Math.min(ways[other]! * scale, 2 ** 30)) * 2 ** 20 + other;
    }
    order.subarray(0, count).sort();
    for (let rank = 0; rank < reach; rank++) rows[place * reach + rank] = order[rank]! % 2 ** 20;
  }
  return { places: rows, reach };
}
