import type { Instance } from './instance';
import { nearest, type Nearest } from './nearest';

/** Neighbours looked at when strings are removed. */
const NEIGHBOURS = 100;
/** Neighbours looked at when a place is inserted: twice as fast as all, and no worse (measured with 100 to 1,000 stops; Toth & Vigo 2003). */
const CANDIDATES = 40;
/** What a minute of waiting counts against one of driving (Vidal et al. 2013, "A hybrid genetic algorithm with adaptive diversity management"). */
const WAITING = 0.2;

type Ways = Pick<Instance, 'places' | 'distance' | 'distanceTo' | 'duration' | 'open' | 'close' | 'service' | 'timed'>;

/** The nearest stops of each place: for removing together, and for inserting beside. */
export function neighbourhoods(ways: Ways): { neighbours: Nearest; candidates: Nearest } {
  const { places, distance, distanceTo, timed } = ways;
  const neighbours = nearest(places, NEIGHBOURS, (place, other) => (distance[place * places + other]! + distanceTo[place * places + other]!) / 2);
  if (timed) return { neighbours, candidates: nearest(places, CANDIDATES, apartInTime(ways)) };
  return { neighbours, candidates: neighbours.reach > CANDIDATES ? firstOf(neighbours, places) : neighbours };
}

/** How far apart two stops are in way and time, in the better of both orders; `Infinity` if neither can be reached from the other in time. */
function apartInTime({ places, distance, duration, open, close, service }: Ways): (place: number, other: number) => number {
  const minutes = duration.reduce((sum, value) => sum + value, 0);
  const kmPerMinute = minutes > 0 ? distance.reduce((sum, value) => sum + value, 0) / minutes : 0;
  const behind = (from: number, to: number) => {
    const left = service[from]! + duration[from * places + to]!;
    if (open[from]! + left > close[to]!) return Infinity;
    return distance[from * places + to]! + kmPerMinute * WAITING * Math.max(0, open[to]! - close[from]! - left);
  };
  return (place: number, other: number) => Math.min(behind(place, other), behind(other, place));
}

function firstOf({ places: rows, reach }: Nearest, places: number): Nearest {
  const first = Int32Array.from({ length: places * CANDIDATES }, (_, at) => rows[Math.floor(at / CANDIDATES) * reach + at % CANDIDATES]!);
  return { places: first, reach: CANDIDATES };
}
