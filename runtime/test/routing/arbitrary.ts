import fc from 'fast-check';
import type { RoutingProblem } from '../../src/routing';

/** Problems of every kind: windows, weights, volumes, two kinds of vehicle, breaks, bounds, optional stops; ways there and back may differ a little. */
export function problems(most: number): fc.Arbitrary<RoutingProblem> {
  return fc.record({
    points: fc.array(fc.tuple(fc.integer({ min: 0, max: 60 }), fc.integer({ min: 0, max: 60 })), { minLength: 2, maxLength: most + 1 }),
    stops: fc.array(stop(), { minLength: most, maxLength: most }),
    first: vehicle('van'),
    second: fc.option(vehicle('lorry'), { nil: undefined }),
    uphill: fc.constantFrom(0, 0, 0.1),
    hours: fc.constantFrom(undefined, { earliest: 400, latest: 1000 }),
  }).map(({ points, stops, first, second, uphill, hours }) => {
    const distances = Float64Array.from(points.flatMap(([x, y]) => points.map(([toX, toY]) => Math.hypot(x - toX, y - toY) + Math.max(0, toY - y) * uphill)));
    return {
      stops: stops.slice(0, points.length - 1).map((each, index) => ({ ...each, id: `S${index + 1}` })),
      vehicles: second ? [first, second] : [first], distances, durations: distances.map(km => km * 1.5), depot: hours,
    };
  });
}

function stop() {
  return fc.record({
    weight: fc.integer({ min: 1, max: 40 }),
    volume: fc.integer({ min: 0, max: 8 }),
    serviceMinutes: fc.integer({ min: 0, max: 20 }),
    window: fc.option(fc.tuple(fc.integer({ min: 400, max: 800 }), fc.integer({ min: 0, max: 240 })).map(([earliest, length]) => ({ earliest, latest: earliest + length })), { nil: undefined }),
    prize: fc.option(fc.integer({ min: 0, max: 150 }), { nil: undefined, freq: 2 }),
    priority: fc.constantFrom(1, 1, 3),
  });
}

function vehicle(id: string) {
  return fc.record({
    id: fc.constant(id),
    weight: fc.integer({ min: 40, max: 120 }),
    volume: fc.option(fc.integer({ min: 8, max: 30 }), { nil: undefined }),
    count: fc.constantFrom(1, 2, undefined),
    fixedCost: fc.integer({ min: 0, max: 60 }),
    costPerKm: fc.constantFrom(0.5, 1, 2),
    costPerHour: fc.constantFrom(0, 30),
    shift: fc.constantFrom(undefined, { earliest: 420, latest: 900 }, { earliest: 480 }),
    break: fc.constantFrom(undefined, undefined, { minutes: 30, earliest: 540, latest: 720 }),
    maximumMinutes: fc.constantFrom(undefined, undefined, 300),
    maximumKm: fc.constantFrom(undefined, undefined, 150),
  });
}
