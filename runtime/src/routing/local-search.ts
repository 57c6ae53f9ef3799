import type { Plan } from './plan';

/** How many of the nearest places are tried behind each. */
const NEAR = 20;
/** Less money than this is no gain. */
const GAIN = 1e-7;

/**
 * Makes a plan better by moves of whole parts of routes, which single removals and insertions hardly find, until none helps: tails of two routes
 * exchanged (2-opt*, Potvin & Rousseau 1995), a part of a route driven backwards (2-opt, Croes 1958), a route given to a vehicle of another kind.
 * A move that shortens the way is made, timed by its segments (Vidal et al. 2014), and taken back if it breaks a rule or costs more.
 */
export class LocalSearch {
  private readonly parts: [Int32Array, Int32Array];

  constructor(private readonly plan: Plan) {
    const { places } = plan.instance;
    this.parts = [new Int32Array(places), new Int32Array(places)];
  }

  /** Leaves a plan that none of the moves makes better. */
  run(): void {
    for (let better = true; better;) better = this.round();
  }

  private round(): boolean {
    const { instance, slot } = this.plan;
    const { places, reach } = instance.neighbours;
    const near = Math.min(NEAR, reach);
    let better = this.changeVehicles();
    for (let place = 1; place < instance.places; place++) {
      for (let rank = 0; rank < near && slot[place]! >= 0; rank++) {
        const other = places[place * reach + rank]!;
        if (slot[other]! < 0) continue;
        better = (slot[other] === slot[place] ? this.reverse(place, other) : this.exchangeTails(place, other)) || better;
      }
    }
    return better;
  }

  /** `to` behind `from`, with all that follows it; what followed `from` goes behind the place that was before `to`. */
  private exchangeTails(from: number, to: number): boolean {
    const { plan } = this;
    const { distance, places, perKm } = plan.instance;
    const a = plan.slot[from]!;
    const b = plan.slot[to]!;
    const before = plan.previous[to]!;
    const behind = plan.next[from]!;
    const joint = before === 0 && behind === 0 ? 0 : distance[before * places + behind]!;
    const km = distance[from * places + to]! + joint - plan.kmTo[from]! - plan.kmFrom[to]!;
    if (km * Math.max(perKm[a]!, perKm[b]!) >= -GAIN && perKm[a] === perKm[b]) return false;
    if (!this.loadsFit(a, behind, b, to)) return false;
    const cost = plan.cost;
    plan.mark();
    const first = this.take(behind, 0, 0);
    const second = this.take(to, 0, 1);
    this.put(0, first, before, b, false);
    this.put(1, second, from, a, false);
    return this.keepIfBetter(cost, a, b);
  }

  /** `to` behind `from`, and what was between them backwards behind it. */
  private reverse(from: number, to: number): boolean {
    const { plan } = this;
    const { distance, places } = plan.instance;
    const start = plan.next[from]!;
    if (start === to || start === 0) return false;
    const behind = plan.next[to]!;
    if (distance[from * places + to]! + distance[start * places + behind]! - plan.kmTo[from]! - plan.kmTo[to]! >= -GAIN) return false;
    for (let place = start; place !== to; place = plan.next[place]!) if (place === 0) return false;
    const slot = plan.slot[from]!;
    const cost = plan.cost;
    plan.mark();
    this.put(0, this.take(start, behind, 0), from, slot, true);
    return this.keepIfBetter(cost, slot, slot);
  }

  /** Whole routes to free vehicles of other kinds. */
  private changeVehicles(): boolean {
    const { plan } = this;
    const { kinds, kindOf, maximumWeight, maximumVolume } = plan.instance;
    let better = false;
    if (kinds === 1) return false;
    for (let slot = 0; slot < kindOf.length; slot++) {
      for (let kind = 0; kind < kinds && plan.stops[slot]! > 0; kind++) {
        const free = kind === kindOf[slot] ? -1 : plan.freeSlot(kind);
        if (free < 0 || maximumWeight[free]! < maximumWeight[slot]! - plan.freeWeight[slot]! - 1e-9) continue;
        if (maximumVolume[free]! < this.volumeOf(slot) - 1e-9) continue;
        const cost = plan.cost;
        plan.mark();
        this.put(0, this.take(plan.first[slot]!, 0, 0), 0, free, false);
        better = this.keepIfBetter(cost, slot, free) || better;
      }
    }
    return better;
  }

  private keepIfBetter(cost: number, a: number, b: number): boolean {
    const { plan } = this;
    const possible = plan.refresh(a) && (a === b || plan.refresh(b)) && this.inReach(a) && this.inReach(b);
    if (possible && plan.cost < cost - GAIN) {
      plan.mark();
      return true;
    }
    plan.undo();
    return false;
  }

  private inReach(slot: number): boolean {
    return this.plan.km[slot]! <= this.plan.instance.maximumKm[slot]! + 1e-9;
  }

  private loadsFit(a: number, tailOfA: number, b: number, tailOfB: number): boolean {
    const { plan } = this;
    const { weight, volume, volumes } = plan.instance;
    let kilos = 0;
    let cubic = 0;
    for (let place = tailOfA; place !== 0; place = plan.next[place]!) {
      kilos += weight[place]!;
      cubic += volume[place]!;
    }
    for (let place = tailOfB; place !== 0; place = plan.next[place]!) {
      kilos -= weight[place]!;
      cubic -= volume[place]!;
    }
    if (plan.freeWeight[a]! + kilos < -1e-9 || plan.freeWeight[b]! - kilos < -1e-9) return false;
    return !volumes || plan.freeVolume[a]! + cubic >= -1e-9 && plan.freeVolume[b]! - cubic >= -1e-9;
  }

  private volumeOf(slot: number): number {
    const { plan } = this;
    let volume = 0;
    for (let place = plan.first[slot]!; place !== 0; place = plan.next[place]!) volume += plan.instance.volume[place]!;
    return volume;
  }

  /** Takes the places from one up to another (0: the end) out of their route, into a part. */
  private take(from: number, until: number, part: 0 | 1): number {
    const { plan } = this;
    let count = 0;
    for (let place = from; place !== until;) {
      const next = plan.next[place]!;
      plan.remove(place);
      this.parts[part][count++] = place;
      place = next;
    }
    return count;
  }

  private put(part: 0 | 1, count: number, after: number, slot: number, backwards: boolean): void {
    for (let at = 0, before = after; at < count; at++) {
      const place = this.parts[part][backwards ? count - 1 - at : at]!;
      this.plan.insert(place, before, slot);
      before = place;
    }
  }
}
