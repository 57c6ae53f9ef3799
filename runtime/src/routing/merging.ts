import type { Instance } from './instance';
import { TOLERANCE } from './timing';

/** Routes that grow by being joined end to end, within the bounds of one vehicle. */
export class Merging {
  /** The route of each place, named by one of its places. */
  private readonly route: Int32Array;
  private readonly members: number[][];
  private readonly weight: Float64Array;
  private readonly volume: Float64Array;
  private readonly km: Float64Array;
  private readonly length: Float64Array;
  private readonly from: Float64Array;
  private readonly until: Float64Array;
  /** Whether a route may be driven backwards: no times, and ways as long there as back. */
  private readonly reversible: boolean;

  constructor(private readonly instance: Instance, private readonly vehicle: number) {
    this.route = Int32Array.from(instance.weight, (_, place) => place);
    this.members = Array.from(instance.weight, (_, place) => [place]);
    this.weight = instance.weight.slice();
    this.volume = instance.volume.slice();
    this.km = new Float64Array(instance.places);
    this.length = instance.service.slice();
    this.from = instance.open.slice();
    this.until = instance.close.slice();
    this.reversible = !instance.timed && instance.distance === instance.distanceTo;
  }

  /** The routes once no saving is left, the heaviest first. */
  routes(): readonly (readonly number[])[] {
    const { instance, vehicle, members } = this;
    const { places } = instance;
    for (const pair of this.savings()) this.join(Math.floor(pair / places), pair % places);
    const routes = members.filter((stops, place) => place > 0 && stops.length > 0);
    const share = (stops: readonly number[]) => {
      const route = this.route[stops[0]!]!;
      return Math.max(this.weight[route]! / instance.maximumWeight[vehicle]!, this.volume[route]! / instance.maximumVolume[vehicle]!);
    };
    return routes.map(stops => ({ stops, share: share(stops) })).sort((a, b) => b.share - a.share).map(({ stops }) => stops);
  }

  /** Pairs of near places by what joining them saves, most first; as `from * places + to`. */
  private savings(): number[] {
    const { instance, vehicle } = this;
    const { places, distance } = instance;
    const { places: neighbours, reach } = instance.neighbours;
    const minutes = instance.perMinute[vehicle]!;
    const pairs: { pair: number; saving: number }[] = [];
    const add = (from: number, to: number) => {
      const km = distance[to]! + distance[from * places]! - distance[from * places + to]!;
      const time = instance.duration[to]! + instance.duration[from * places]! - instance.duration[from * places + to]!;
      const saving = km * instance.perKm[vehicle]! + time * minutes + instance.fixed[vehicle]!;
      if (saving > 0) pairs.push({ pair: from * places + to, saving });
    };
    for (let place = 1; place < places; place++) {
      for (let rank = 0; rank < reach; rank++) {
        const near = neighbours[place * reach + rank]!;
        add(place, near);
        add(near, place);
      }
    }
    return pairs.sort((a, b) => b.saving - a.saving || a.pair - b.pair).map(({ pair }) => pair);
  }

  private join(from: number, to: number): void {
    const { instance, vehicle, members } = this;
    const a = this.route[from]!;
    const b = this.route[to]!;
    if (a === b || !this.lightEnough(a, b)) return;
    let head = members[a]!;
    let tail = members[b]!;
    if (this.reversible) {
      if (head[0] === from) head = head.toReversed();
      if (tail.at(-1) === to) tail = tail.toReversed();
    }
    if (head.at(-1) !== from || tail[0] !== to) return;
    const km = this.km[a]! + instance.distance[from * instance.places + to]! + this.km[b]!;
    const first = head[0]!;
    const last = tail.at(-1)!;
    if (km + instance.distance[first]! + instance.distance[last * instance.places]! > instance.maximumKm[vehicle]!) return;
    if (instance.timed && !this.timeEnough(a, b, first, from, to, last)) return;
    members[a] = [...head, ...tail];
    members[b] = [];
    this.km[a] = km;
    this.weight[a]! += this.weight[b]!;
    this.volume[a]! += this.volume[b]!;
    for (const place of tail) this.route[place] = a;
  }

  private lightEnough(a: number, b: number): boolean {
    const { instance, vehicle } = this;
    return this.weight[a]! + this.weight[b]! <= instance.maximumWeight[vehicle]! + 1e-9
      && this.volume[a]! + this.volume[b]! <= instance.maximumVolume[vehicle]! + 1e-9;
  }

  /** Joins the times of both routes, if all is reached in time from the depot and back. */
  private timeEnough(a: number, b: number, first: number, from: number, to: number, last: number): boolean {
    const { instance, vehicle } = this;
    const { duration, places } = instance;
    const there = this.length[a]! + duration[from * places + to]!;
    const wait = Math.max(this.from[b]! - there - this.until[a]!, 0);
    const begin = Math.max(this.from[b]! - there, this.from[a]!) - wait;
    const until = Math.min(this.until[b]! - there, this.until[a]!);
    const length = there + wait + this.length[b]!;
    const out = duration[first]!;
    const back = duration[last * places]!;
    const leave = Math.max(begin - out, instance.shiftStart[vehicle]!);
    if (leave + out > until + TOLERANCE) return false;
    const resting = Math.max(instance.breakMinutes[vehicle]!, 0);
    if (leave + out + length + back + resting > instance.shiftEnd[vehicle]! + TOLERANCE) return false;
    if (out + length + back + resting > instance.maximumMinutes[vehicle]! + TOLERANCE) return false;
    this.from[a] = begin;
    this.until[a] = until;
    this.length[a] = length;
    return true;
  }
}
