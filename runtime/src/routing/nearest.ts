/** How many of the nearest stops the search looks at around each: good plans hardly ever have a way beyond (Toth & Vigo 2003, granular search). */
const REACH = 100;

/** The nearest other stops of each place, nearest first; of two as near, that of the lower number. The depot is nobody's neighbour. */
export function nearest(distance: Float64Array, distanceTo: Float64Array, places: number): { neighbours: Int32Array; reach: number } {
  const reach = Math.max(0, Math.min(REACH, places - 2));
  const neighbours = new Int32Array(places * reach);
  const farthest = distance.reduce((most, km) => Math.max(most, km), 0);
  // Way and number in one float, so that the engine's own numeric sort does it: 2^30 steps of way, 2^20 places.
  const scale = farthest > 0 ? 2 ** 29 / farthest : 0;
  const keys = new Float64Array(places - 1);
  for (let place = 0; place < places; place++) {
    let count = 0;
    for (let other = 1; other < places; other++) {
      if (other === place) continue;
      const way = ((distance[place * places + other] ?? 0) + (distanceTo[place * places + other] ?? 0)) / 2;
      keys[count++] = Math.floor(way * scale) * 2 ** 20 + other;
    }
    keys.subarray(0, count).sort();
    for (let rank = 0; rank < reach; rank++) neighbours[place * reach + rank] = (keys[rank] ?? 0) % 2 ** 20;
  }
  return { neighbours, reach };
}
