import fc from 'fast-check';
import type { RoutingProblem } from '../../src/routing';
import { instanceOf } from '../../src/routing/instance';
import { Plan } from '../../src/routing/plan';

/** One vehicle and four stops, all times whole minutes between 0 and 300; ways there and back differ. */
const PROBLEMS: fc.Arbitrary<RoutingProblem> = fc.record({
  durations: fc.array(fc.integer({ min: 0, max: 30 }), { minLength: 25, maxLength: 25 }),
  stops: fc.array(fc.record({
    service: fc.integer({ min: 0, max: 15 }),
    window: fc.option(fc.tuple(fc.integer({ min: 0, max: 200 }), fc.integer({ min: 0, max: 80 })).map(([earliest, length]) => ({ earliest, latest: earliest + length })), { nil: undefined }),
  }), { minLength: 4, maxLength: 4 }),
  shift: fc.tuple(fc.integer({ min: 0, max: 60 }), fc.integer({ min: 120, max: 300 })),
  pause: fc.option(fc.record({ minutes: fc.integer({ min: 5, max: 30 }), earliest: fc.integer({ min: 20, max: 100 }), length: fc.integer({ min: 0, max: 80 }) }), { nil: undefined }),
  maximumMinutes: fc.constantFrom(undefined, undefined, 120),
}).map(({ durations, stops, shift: [earliest, latest], pause, maximumMinutes }) => ({
  stops: stops.map(({ service, window }, at) => ({ id: `S${at}`, weight: 1, serviceMinutes: service, window })),
  vehicles: [{
    id: 'van', weight: 10, count: 1, costPerKm: 0, costPerHour: 60, shift: { earliest, latest }, maximumMinutes,
    break: pause && { minutes: pause.minutes, earliest: pause.earliest, latest: pause.earliest + pause.length },
  }],
  distances: new Float64Array(25),
  durations: Float64Array.from(durations, (minutes, at) => Math.floor(at / 5) === at % 5 ? 0 : minutes),
}));

/**
 * The fewest minutes of an order of stops: every minute of departure tried, with the break after each of `rests` (-1: without, which is for whoever is
 * back before). Infinity: it cannot be driven.
 */
function fewestMinutes({ stops, vehicles: [vehicle], durations }: RoutingProblem, order: readonly number[], rests: readonly number[] = [-1, 0, ...order]): number {
  const { shift, break: pause, maximumMinutes = Infinity } = vehicle!;
  const end = (departure: number, restsAfter: number): number => {
    let [now, before] = [departure, 0];
    const rest = (): void => {
      now = Math.max(now, pause!.earliest);
      now = now > pause!.latest ? Infinity : now + pause!.minutes;
    };
    if (restsAfter === 0) rest();
    for (const place of order) {
      const { window, serviceMinutes } = stops[place - 1]!;
      now = Math.max(now + durations![before * 5 + place]!, window?.earliest ?? 0);
      if (now > (window?.latest ?? Infinity)) return Infinity;
      now += serviceMinutes!;
      if (restsAfter === place) rest();
      before = place;
    }
    return now + durations![before * 5]!;
  };
  let fewest = Infinity;
  for (let departure = shift!.earliest!; departure <= shift!.latest!; departure++) {
    for (const restsAfter of pause ? rests : [-1]) {
      const back = end(departure, restsAfter);
      if (back <= (pause && restsAfter < 0 ? Math.min(shift!.latest!, pause.latest) : shift!.latest!)) fewest = Math.min(fewest, back - departure);
    }
  }
  return fewest <= maximumMinutes ? fewest : Infinity;
}

function planOf(problem: RoutingProblem, order: readonly number[]): { plan: Plan; possible: boolean } {
  const plan = new Plan(instanceOf(problem));
  order.forEach((place, at) => plan.insert(place, at === 0 ? 0 : order[at - 1]!, 0));
  return { plan, possible: plan.refresh(0) };
}

const RUNS = { numRuns: 400 };

test('a route takes as few minutes as the best departure and break of all that were tried, and is possible if one is', () => {
  fc.assert(fc.property(PROBLEMS, fc.shuffledSubarray([1, 2, 3, 4], { minLength: 1 }), (problem, order) => {
    const { plan, possible } = planOf(problem, order);
    const fewest = fewestMinutes(problem, order);
    expect(possible).toBe(fewest < Infinity);
    if (possible) expect(plan.timing!.minutes[0]).toBeCloseTo(fewest, 9);
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
