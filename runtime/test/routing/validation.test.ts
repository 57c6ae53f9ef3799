import { solveRoutes, withoutConstraints, type RoutingProblem, type Stop, type Vehicle } from '../../src/routing';
import { nearest } from '../../src/routing/nearest';
import { validate } from '../../src/routing/validation';

const STOP: Stop = { id: 'A', weight: 1 };
const VAN: Vehicle = { id: 'van', weight: 10, costPerKm: 1 };
const problem = (more: Partial<RoutingProblem> = {}): RoutingProblem => ({ stops: [STOP], vehicles: [VAN], distances: new Float64Array(4), ...more });
const stop = (more: Partial<Stop>) => problem({ stops: [{ ...STOP, ...more }] });
const vehicle = (more: Partial<Vehicle>) => problem({ vehicles: [{ ...VAN, ...more }] });

test.each([
  ['weight of stop A is -1: it must be 0 or more.', stop({ weight: -1 })], ['weight of stop A is Infinity: it must be 0 or more.', stop({ weight: Infinity })],
  ['volume of stop A is NaN: it must be 0 or more.', stop({ volume: NaN })], ['serviceMinutes of stop A is -2: it must be 0 or more.', stop({ serviceMinutes: -2 })],
  ['prize of stop A is -3: it must be 0 or more.', stop({ prize: -3 })], ['priority of stop A is 0: it must be above 0.', stop({ priority: 0 })],
  ['The window of stop A ends (Infinity) before it begins (NaN).', stop({ window: { earliest: NaN } })],
  ['stops has A twice. Give each its own id.', problem({ stops: [STOP, STOP], distances: new Float64Array(9) })],
  ['vehicles has van twice. Give each its own id.', problem({ vehicles: [VAN, VAN] })],
  ['weight of vehicle van is -1: it must be 0 or more.', vehicle({ weight: -1 })], ['volume of vehicle van is -1: it must be 0 or more.', vehicle({ volume: -1 })],
  ['fixedCost of vehicle van is Infinity: it must be 0 or more.', vehicle({ fixedCost: Infinity })], ['costPerKm of vehicle van is -1: it must be 0 or more.', vehicle({ costPerKm: -1 })],
  ['costPerHour of vehicle van is -1: it must be 0 or more.', vehicle({ costPerHour: -1 })],
  ['maximumMinutes of vehicle van is -1: it must be 0 or more.', vehicle({ maximumMinutes: -1 })], ['maximumKm of vehicle van is -1: it must be 0 or more.', vehicle({ maximumKm: -1 })],
  ['count of vehicle van is -1: it must be 0 or more.', vehicle({ count: -1 })],
  ['minutes of the break of vehicle van is -1: it must be 0 or more.', vehicle({ break: { minutes: -1, earliest: 0, latest: 1 } })],
  ['The window of vehicle van ends (4) before it begins (5).', vehicle({ shift: { earliest: 5, latest: 4 } })],
  ['The window of the break of vehicle van ends (4) before it begins (5).', vehicle({ break: { minutes: 1, earliest: 5, latest: 4 } })],
  ['The window of depot ends (4) before it begins (5).', problem({ depot: { earliest: 5, latest: 4 } })],
  ['durations has 3 entries: a depot and 1 stops need 4.', problem({ durations: new Float64Array(3) })],
  ['durations from place 1 to place 0 is -1: it must be 0 or more.', problem({ durations: Float64Array.of(0, 1, -1, 0) })],
  ['distances from place 0 to place 0 is -1: it must be 0 or more.', problem({ distances: Float64Array.of(-1, 0, 0, 0) })],
  ['vehicles is empty. Give at least one kind of vehicle.', problem({ vehicles: [] })],
  ['distances from place 0 to place 1 is Infinity: it must be 0 or more.', problem({ distances: Float64Array.of(0, Infinity, 1, 0) })],
] as const)('refused: %s', (message, wrong) => {
  expect(() => validate(wrong)).toThrow(expect.objectContaining({ code: 'ROUTING_PROBLEM_INVALID', retryable: false, message }));
});

test('what is at its bound is no contradiction: windows of a moment, no time, no weight, vehicles without end', () => {
  validate(problem({
    stops: [{ id: 'A', weight: 0, volume: 0, serviceMinutes: 0, prize: 0, priority: 0.1, window: { earliest: 5, latest: 5 } }],
    vehicles: [{ ...VAN, id: 'late', shift: { latest: 5 } }, { ...VAN, id: 'early', shift: { earliest: 5 } }, {
      id: 'van', weight: Infinity, volume: Infinity, maximumMinutes: Infinity, maximumKm: Infinity, count: Infinity, costPerKm: 0, fixedCost: 0, costPerHour: 0,
      shift: { earliest: 0, latest: 0 }, break: { minutes: 0, earliest: 3, latest: 3 },
    }],
    durations: new Float64Array(4), depot: { earliest: 1, latest: 1 },
  }));
  expect(solveRoutes(problem(), { seed: 1, iterations: 10 }).leftOut).toEqual([]);
});

describe('without constraints', () => {
  const full: RoutingProblem = {
    stops: [{ id: 'A', weight: 1, window: { latest: 9 }, prize: 5 }, { id: 'B', weight: 1, window: { latest: 9 }, prize: 5 }],
    vehicles: [{ id: 'van', weight: 10, volume: 3, count: 1, costPerKm: 1, shift: { latest: 99 }, break: { minutes: 1, earliest: 0, latest: 9 }, maximumMinutes: 60, maximumKm: 70 }],
    distances: new Float64Array(9), depot: { latest: 100 },
  };

  test.each([
    ['weight', { weight: Infinity }], ['volume', { volume: undefined }], ['break', { break: undefined }], ['duration', { maximumMinutes: undefined }],
    ['distance', { maximumKm: undefined }], ['vehicles', { count: undefined }],
  ] as const)('%s is lifted for the whole fleet, and nothing else', (constraint, change) => {
    expect(withoutConstraints(full, [], [constraint])).toEqual({ ...full, vehicles: [{ ...full.vehicles[0]!, ...change }] });
  });

  test('with the shift the hours of the depot are lifted, too', () => {
    expect(withoutConstraints(full, ['A'], ['shift'])).toEqual({ ...full, depot: undefined, vehicles: [{ ...full.vehicles[0]!, shift: undefined }] });
  });

  test('window and prize are those of the stops named', () => {
    expect(withoutConstraints(full, ['A'], ['window']).stops).toEqual([{ ...full.stops[0]!, window: undefined }, full.stops[1]]);
    expect(withoutConstraints(full, ['B'], ['prize']).stops).toEqual([full.stops[0], { ...full.stops[1]!, prize: undefined }]);
    expect(withoutConstraints(full, ['A', 'B'], [])).toEqual(full);
  });
});

describe('the nearest', () => {
  const at = [0, 10, 11, 30, 12];
  const rows = (most: number, apart = (one: number, other: number) => Math.abs(at[one]! - at[other]!)) => {
    const { places, reach } = nearest(5, most, apart);
    return Array.from({ length: 5 }, (_, place) => [...places.subarray(place * reach, (place + 1) * reach)]);
  };

  test('stops of each place, nearest first, of two as near the lower number; never the depot nor itself', () => {
    expect(rows(2)).toEqual([[1, 2], [2, 4], [1, 4], [4, 2], [2, 1]]);
    expect(rows(9)).toEqual([[1, 2, 4], [2, 4, 3], [1, 4, 3], [4, 2, 1], [2, 1, 3]]);
  });

  test('those beside which it may not stand come last, and where all are in one place the lower numbers first', () => {
    expect(rows(3, (one, other) => other === 2 ? Infinity : Math.abs(at[one]! - at[other]!))[1]).toEqual([4, 3, 2]);
    expect(rows(3, () => 0)).toEqual([[1, 2, 3], [2, 3, 4], [1, 3, 4], [1, 2, 4], [1, 2, 3]]);
    expect(nearest(1, 5, () => 0)).toEqual({ places: new Int32Array(0), reach: 0 });
  });
});
