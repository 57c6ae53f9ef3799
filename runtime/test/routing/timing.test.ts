import fc from 'fast-check';
import type { RoutingProblem } from '../../src/routing';
import { instanceOf } from '../../src/routing/instance';
import { Plan } from '../../src/routing/plan';
import { alongALine, planned } from './by-hand';

/** One vehicle and four stops, all times whole minutes within 360 of an origin; ways there and back differ. */
const PROBLEMS: fc.Arbitrary<RoutingProblem> = fc.record({
  origin: fc.constantFrom(0, -1000),
  durations: fc.array(fc.integer({ min: 0, max: 30 }), { minLength: 25, maxLength: 25 }),
  stops: fc.array(fc.record({
    service: fc.integer({ min: 0, max: 15 }),
    window: fc.option(fc.tuple(fc.integer({ min: 0, max: 200 }), fc.integer({ min: 0, max: 80 })), { nil: undefined }),
  }), { minLength: 4, maxLength: 4 }),
  shift: fc.tuple(fc.integer({ min: 0, max: 60 }), fc.integer({ min: 30, max: 300 })),
  pause: fc.option(fc.record({ minutes: fc.integer({ min: 0, max: 30 }), earliest: fc.integer({ min: 20, max: 100 }), length: fc.integer({ min: 0, max: 80 }) }), { nil: undefined }),
  maximumMinutes: fc.constantFrom(undefined, undefined, 120),
}).map(({ origin, durations, stops, shift, pause, maximumMinutes }) => {
  const between = ([earliest, length]: readonly [number, number]) => ({ earliest: origin + earliest, latest: origin + earliest + length });
  return {
    stops: stops.map(({ service, window }, at) => ({ id: `S${at}`, weight: 1, serviceMinutes: service, window: window && between(window) })),
    vehicles: [{
      id: 'van', weight: 10, count: 1, costPerKm: 0, costPerHour: 60, shift: between(shift), maximumMinutes,
      break: pause && { minutes: pause.minutes, ...between([pause.earliest, pause.length]) },
    }],
    distances: new Float64Array(25),
    durations: Float64Array.from(durations, (minutes, at) => Math.floor(at / 5) === at % 5 ? 0 : minutes),
  };
});

/**
 * The fewest minutes of an order of stops: every minute of departure tried, with the break after each of `rests` (-1: without, which is for whoever is
 * back before). Infinity: it cannot be driven.
 */
function fewestMinutes(problem: RoutingProblem, order: readonly number[], rests: readonly number[] = [-1, 0, ...order]): number {
  const { shift, break: pause, maximumMinutes = Infinity } = problem.vehicles[0]!;
  let fewest = Infinity;
  for (let departure = shift!.earliest!; departure <= shift!.latest!; departure++) {
    for (const restsAfter of pause ? rests : [-1]) {
      const back = finished(problem, [0, ...order, 0], departure, restsAfter);
      if (back <= (pause && restsAfter < 0 ? Math.min(shift!.latest!, pause.latest) : shift!.latest!)) fewest = Math.min(fewest, back - departure);
    }
  }
  return fewest <= maximumMinutes ? fewest : Infinity;
}

/** When the last of some places is done with, if one arrives at the first at a time; Infinity: one of them closes before. Rests after the last do not count. */
function finished({ stops, vehicles: [vehicle], durations }: RoutingProblem, places: readonly number[], arrival: number, restsAfter: number): number {
  const pause = vehicle!.break;
  let now = arrival;
  places.forEach((place, at) => {
    if (at > 0) now += durations![places[at - 1]! * 5 + place]!;
    const stop = stops[place - 1];
    now = Math.max(now, stop?.window?.earliest ?? -Infinity);
    if (now > (stop?.window?.latest ?? Infinity)) now = Infinity;
    now += stop?.serviceMinutes ?? 0;
    if (place !== restsAfter || at === places.length - 1) return;
    now = Math.max(now, pause!.earliest);
    now = now > pause!.latest ? Infinity : now + pause!.minutes;
  });
  return now;
}

function planOf(problem: RoutingProblem, order: readonly number[]): { plan: Plan; possible: boolean } {
  const plan = new Plan(instanceOf(problem));
  order.forEach((place, at) => plan.insert(place, at === 0 ? 0 : order[at - 1]!, 0));
  return { plan, possible: plan.refresh(0) };
}

const RUNS = { numRuns: 250 };

test('a route takes as few minutes as the best departure and break of all that were tried, and is possible if one is', () => {
  fc.assert(fc.property(PROBLEMS, fc.shuffledSubarray([1, 2, 3, 4], { minLength: 1 }), (problem, order) => {
    const { plan, possible } = planOf(problem, order);
    const fewest = fewestMinutes(problem, order);
    expect(possible).toBe(fewest < Infinity);
    if (possible) expect(plan.timing!.minutes[0]).toBeCloseTo(fewest, 9);
  }), RUNS);
});

test('heads say when each stop is done with, for each minute of departure, and tails when the van is back, for each minute of arrival', () => {
  fc.assert(fc.property(PROBLEMS, fc.shuffledSubarray([1, 2, 3, 4], { minLength: 1 }), (problem, order) => {
    const { plan, possible } = planOf(problem, order);
    if (!possible) return;
    const timing = plan.timing!;
    const restsAfter = timing.breaks?.after[0] ?? -1;
    const { earliest, latest } = problem.vehicles[0]!.shift!;
    const says = (begin: number, length: number, from: number, until: number) => begin > until ? Infinity : Math.max(begin, from) + length;
    order.forEach((place, at) => {
      for (let begin = earliest!; begin <= latest!; begin++) {
        const done = says(begin, timing.headLength[place]!, timing.headFrom[place]!, timing.headUntil[place]!);
        if (done !== finished(problem, [0, ...order.slice(0, at + 1)], begin, restsAfter)) throw new Error(`Head of ${place} at ${begin}: ${done}`);
        const back = finished(problem, [...order.slice(at), 0], begin, restsAfter);
        const said = says(begin, timing.tailLength[place]!, timing.tailFrom[place]!, timing.tailUntil[place]!);
        if (said !== (back > latest! ? Infinity : Math.max(back, earliest!))) throw new Error(`Tail of ${place} at ${begin}: ${said}`);
      }
    });
  }), RUNS);
});

test('one more stop takes the minutes that the longer route takes with its break where it was, wherever the stop is put', () => {
  fc.assert(fc.property(PROBLEMS, fc.shuffledSubarray([1, 2, 3, 4], { minLength: 2 }), (problem, [extra, ...order]) => {
    const { plan, possible } = planOf(problem, order);
    if (!possible) return;
    const restsAfter = plan.timing!.breaks?.after[0] ?? -1;
    [0, ...order].forEach((after, at) => {
      const fewest = fewestMinutes(problem, order.toSpliced(at, 0, extra!), [-1, restsAfter, ...after === restsAfter ? [extra!] : []]);
      expect(plan.timing!.minutesWith(extra!, after, 0)).toEqual(fewest === Infinity ? Infinity : expect.closeTo(fewest, 9));
    });
  }), RUNS);
});

test('a plan that is undone has the minutes and the cost that it had', () => {
  fc.assert(fc.property(PROBLEMS, fc.shuffledSubarray([1, 2, 3, 4], { minLength: 2 }), (problem, [extra, ...order]) => {
    const { plan, possible } = planOf(problem, order);
    if (!possible) return;
    const [minutes, cost] = [plan.timing!.minutes[0]!, plan.cost];
    plan.mark();
    plan.insert(extra!, order[0]!, 0);
    plan.refresh(0);
    plan.undo();
    expect([plan.timing!.minutes[0], plan.cost, plan.slot[extra!], plan.stops[0]]).toEqual([minutes, cost, -1, order.length]);
  }), RUNS);
});

test('a van that stands rests where that is best, whatever it drove before', () => {
  const ways = alongALine([10, 20]);
  const plan = planned({
    stops: [{ id: 'A', weight: 1, window: { latest: 90 } }, { id: 'B', weight: 1, window: { earliest: 165, latest: 170 } }], distances: ways, durations: ways,
    vehicles: [{ id: 'van', weight: 1, count: 1, costPerKm: 1, costPerHour: 60, shift: { earliest: 60, latest: 400 }, break: { minutes: 30, earliest: 100, latest: 120 } }],
  }, { 0: [1, 2] });
  const { timing } = plan;
  // A at 90 at the latest, rest from 100, B at 165.
  expect([timing!.minutes[0], timing!.breaks!.after[0]]).toEqual([105, 1]);
  expect([plan.remove(1), plan.remove(2), plan.refresh(0), timing!.minutes[0]]).toEqual([undefined, undefined, true, 0]);
  // Rested at the depot up to 150 at the latest: away for 25 minutes more than the 40 on the road.
  expect(timing!.minutesWith(2, 0, 0)).toBe(30 + 40);
});

test('what cannot be driven has no minutes', () => {
  const ways = alongALine([10, 20]);
  const plan = planned({
    stops: [{ id: 'A', weight: 1 }, { id: 'B', weight: 1 }], vehicles: [{ id: 'van', weight: 1, count: 1, costPerKm: 1, maximumMinutes: 30 }], distances: ways, durations: ways,
  }, { 0: [1] });
  expect(plan.timing!.minutes[0]).toBe(20);
  plan.insert(2, 1, 0);
  expect([plan.refresh(0), plan.timing!.minutes[0]]).toEqual([false, 0]);
});
