import fc from 'fast-check';
import type { RoutingProblem } from '../../src/routing';
import { Insertion } from '../../src/routing/insertion';
import { instanceOf } from '../../src/routing/instance';
import { Plan } from '../../src/routing/plan';
import { Random } from '../../src/routing/random';
import { alongALine, planned } from './by-hand';

/** Six stops, two vans and a lorry; small whole numbers, so that bounds are often met exactly. */
const PROBLEMS: fc.Arbitrary<RoutingProblem> = fc.record({
  ways: fc.array(fc.integer({ min: 0, max: 20 }), { minLength: 49, maxLength: 49 }),
  minutes: fc.option(fc.array(fc.integer({ min: 0, max: 20 }), { minLength: 49, maxLength: 49 }), { nil: undefined }),
  stops: fc.array(fc.record({
    weight: fc.integer({ min: 1, max: 4 }), volume: fc.integer({ min: 0, max: 3 }), serviceMinutes: fc.integer({ min: 0, max: 10 }),
    prize: fc.constantFrom(undefined, undefined, 12), window: fc.option(fc.tuple(fc.integer({ min: 0, max: 60 }), fc.integer({ min: 0, max: 60 })), { nil: undefined }),
  }), { minLength: 6, maxLength: 6 }),
  vehicles: fc.tuple(...[1, 2].map(count => fc.record({
    count: fc.constant(count), weight: fc.integer({ min: 4, max: 10 }), volume: fc.constantFrom(undefined, 4, 6), fixedCost: fc.constantFrom(0, 5),
    costPerKm: fc.constantFrom(0.5, 1, 2), costPerHour: fc.constantFrom(0, 60), maximumKm: fc.constantFrom(undefined, undefined, 20, 40),
    shift: fc.tuple(fc.integer({ min: 0, max: 30 }), fc.integer({ min: 60, max: 200 })),
  }))),
}).map(({ ways, minutes, stops, vehicles }) => {
  const matrix = (values: readonly number[]) => shortest(Float64Array.from(values, (value, at) => Math.floor(at / 7) === at % 7 ? 0 : value));
  return {
    stops: stops.map(({ window, ...stop }, at) => ({ id: `S${at}`, ...stop, ...minutes && window && { window: { earliest: window[0], latest: window[0] + window[1] } } })),
    distances: matrix(ways), ...minutes && { durations: matrix(minutes) },
    vehicles: vehicles.map(({ shift: [earliest, length], costPerHour, ...vehicle }, at) => ({
      id: `V${at}`, ...vehicle, ...minutes && { costPerHour, shift: { earliest, latest: earliest + length } },
    })),
  };
});

/** Ways that no way around is shorter than: one more stop never makes a route quicker. */
function shortest(ways: Float64Array): Float64Array {
  const places = Math.sqrt(ways.length);
  for (let over = 0; over < places; over++) {
    ways.forEach((way, at) => { ways[at] = Math.min(way, ways[Math.floor(at / places) * places + over]! + ways[over * places + at % places]!); });
  }
  return ways;
}

/** The least extra cost of a place: each position tried, the plan made and undone. Less than its penalty, or `Infinity`. */
function leastCost(plan: Plan, place: number): number {
  const { instance } = plan;
  const before = plan.cost;
  let least = instance.penalty[place]!;
  plan.mark();
  Array.from(plan.first, (_, slot) => {
    const afters = [0];
    for (let at = plan.first[slot]!; at !== 0; at = plan.next[at]!) afters.push(at);
    for (const after of afters) {
      plan.insert(place, after, slot);
      const possible = plan.refresh(slot) && plan.freeWeight[slot]! >= 0 && plan.freeVolume[slot]! >= 0 && plan.km[slot]! <= instance.maximumKm[slot]!;
      if (possible) least = Math.min(least, plan.cost - before + instance.penalty[place]!);
      plan.undo();
    }
  });
  return least;
}

test('what is found costs as much as the cheapest position of all, and what the plan then costs more', () => {
  fc.assert(fc.property(PROBLEMS, fc.shuffledSubarray([1, 2, 3, 4, 5, 6], { minLength: 2 }), (problem, places) => {
    const plan = new Plan(instanceOf(problem));
    const insertion = new Insertion(plan, undefined);
    for (const place of places) {
      const least = leastCost(plan, place);
      insertion.findAnywhere(place);
      const anywhere = insertion.cost;
      insertion.find(place);
      // Beside stops that stand on one vehicle alone every position is beside a near one.
      expect([anywhere, insertion.cost]).toEqual([expect.closeTo(least, 9), expect.closeTo(least, 9)]);
      if (insertion.slot < 0) {
        expect(insertion.cost).toBe(plan.instance.penalty[place]);
        continue;
      }
      const before = plan.cost;
      plan.insert(place, insertion.after, insertion.slot);
      expect(plan.refresh(insertion.slot)).toBe(true);
      expect(plan.cost - before).toBeCloseTo(insertion.cost - plan.instance.penalty[place]!, 9);
      plan.mark();
    }
  }), { numRuns: 300 });
});

describe('on a line', () => {
  const problem: RoutingProblem = {
    stops: [10, 20, 30].map((_, at) => ({ id: 'ABC'[at]!, weight: 1 })), vehicles: [{ id: 'van', weight: 3, costPerKm: 2, count: 1 }], distances: alongALine([10, 20, 30]),
  };
  const found = (plan: Plan, place: number, random?: Random) => {
    const insertion = new Insertion(plan, random);
    insertion.find(place);
    return [insertion.slot, insertion.after, insertion.cost];
  };

  test('between two on the way costs nothing; behind the last what is farther, there and back', () => {
    expect(found(planned(problem, { 0: [1, 3] }), 2)).toEqual([0, 1, 0]);
    expect(found(planned(problem, { 0: [1, 2] }), 3)).toEqual([0, 2, 40]);
    expect(found(planned(problem), 3)).toEqual([0, 0, 120]);
    expect(found(planned(problem, { 0: [3] }), 2)).toEqual([0, 3, 0]);
  });

  test('a van that is full to the gram takes no more, one that becomes full does', () => {
    const heavy = (weight: number) => ({ ...problem, stops: problem.stops.map((stop, at) => ({ ...stop, weight: at === 1 ? weight : 1 })) });
    expect(found(planned(heavy(1), { 0: [1, 3] }), 2)[0]).toBe(0);
    expect(found(planned(heavy(1.001), { 0: [1, 3] }), 2)[0]).toBe(-1);
    const large = (volume: number, maximumKm?: number) => ({
      ...problem, stops: problem.stops.map((stop, at) => ({ ...stop, volume: at === 1 ? volume : 1 })), vehicles: [{ ...problem.vehicles[0]!, volume: 3, maximumKm }],
    });
    for (const maximumKm of [undefined, 60]) {
      expect(found(planned(large(1, maximumKm), { 0: [1, 3] }), 2)[0]).toBe(0);
      expect(found(planned(large(1.001, maximumKm), { 0: [1, 3] }), 2)[0]).toBe(-1);
    }
  });

  test('a stop alone may be as far as the vehicle goes, to the kilometre', () => {
    const far = (maximumKm: number) => found(planned({ ...problem, vehicles: [{ ...problem.vehicles[0]!, maximumKm }] }), 3)[0];
    expect([far(60), far(59)]).toEqual([0, -1]);
  });

  test('where there is no place at all, none is named, whatever was found before', () => {
    const insertion = new Insertion(planned({ ...problem, vehicles: [{ ...problem.vehicles[0]!, weight: 2 }] }, { 0: [1, 3] }), undefined);
    insertion.findAnywhere(2);
    expect(insertion.slot).toBe(-1);
  });

  test('about one position in a hundred is passed over, and which of them follows from the seed', () => {
    const plan = planned(problem, { 0: [1, 3] });
    const insertion = new Insertion(plan, new Random(1));
    const found: Record<string, number> = {};
    for (let round = 0; round < 20_000; round++) {
      insertion.find(2);
      const position = `${insertion.after}: ${insertion.cost}`;
      found[position] = (found[position] ?? 0) + 1;
    }
    // Behind A or, on the way back, behind C it costs nothing; to the front it costs 20 km.
    expect(found).toEqual({ '1: 0': 19_780, '3: 0': 218, '0: 40': 2 });
  });

  test('where kilometres bind, positions are passed over as often', () => {
    const plan = planned({ ...problem, vehicles: [{ id: 'van', weight: 3, costPerKm: 2, count: 1, maximumKm: 60 }] }, { 0: [1, 3] });
    const insertion = new Insertion(plan, new Random(1));
    let passedOver = 0;
    for (let round = 0; round < 20_000; round++) {
      insertion.find(2);
      if (insertion.after !== 1) passedOver++;
    }
    expect(passedOver).toBe(228);
  });
});
