import { solveRoutes, withoutConstraints } from '../../../src/routing';
import { mergedStops, separateStops, type Delivery } from '../../../src/tools/logistics/routes-deliveries';
import { fleetFor, type VehicleInput } from '../../../src/tools/logistics/routes-fleet';
import { problemOf, type Ground } from '../../../src/tools/logistics/routes-problem';
import { reasonOf } from '../../../src/tools/logistics/routes-reasons';
import { learnRoads } from '../../../src/tools/logistics/routes-roads';
import { numbers } from '../../routing/generated';

// Two searches a case: seconds on a busy machine.
const DEPOT = { latitude: 45.76, longitude: 4.84 };
const ROADS = learnRoads([], DEPOT, '2026-11-24');

/** A day of deliveries around Lyon for a fleet that is too small, in another way each time: few, small or slow vehicles, narrow windows, optional orders. */
function shortDay(seed: number): { ground: Ground; deliveries: Delivery[] } {
  const random = numbers(seed);
  const whole = (least: number, most: number) => least + Math.floor(random() * (most - least + 1));
  const vehicle: VehicleInput = {
    vehicle_type: 'van', count: whole(1, 2), max_weight_kg: whole(300, 1_200), max_volume_m3: whole(2, 9), cost_per_day: 140, cost_per_km: 0.4,
    shift_start: '06:00', shift_end: ['10:00', '14:00', '18:00'][seed % 3]!,
  };
  const rules = { costPerHour: 30, ...(seed % 2 === 0 && { break: { minutes: 45, earliest: 600, latest: 720 } }) };
  return {
    ground: { depot: DEPOT, roads: ROADS, fleet: fleetFor('WH01', [vehicle], [], rules), speed: 50, warehouse: 'WH01', ways: [] },
    deliveries: Array.from({ length: whole(10, 24) }, (_, place): Delivery => {
      const opens = whole(360, 720);
      return {
        id: `SO-${place}`, order: `SO-${place}`, warehouse: 'WH01', customer: `C${whole(1, 12)}`, day: '2026-11-24', area: null,
        point: { latitude: DEPOT.latitude + (random() - 0.5), longitude: DEPOT.longitude + (random() - 0.5) }, weightKg: whole(5, 260), volumeM3: whole(1, 20) / 10,
        window: random() < 0.4 ? { earliest: opens, latest: opens + whole(30, 180) } : {}, unloadMinutes: whole(5, 30), priority: whole(1, 3),
        ...(random() < 0.2 && { prize: whole(0, 60) }),
      };
    }),
  };
}

test('50 of 50 orders left out are served once the constraints that the tool names are lifted', () => {
  const cases = Array.from({ length: 40 }, (_, seed) => {
    const { ground, deliveries } = shortDay(seed);
    const problem = problemOf(separateStops(deliveries), ground);
    return solveRoutes(problem, { seed: 1, iterations: 300 }).leftOut.slice(0, 3).map(left => ({ problem, left }));
  }).flat().slice(0, 50);
  const refuted = cases.filter(({ problem, left }) =>
    solveRoutes(withoutConstraints(problem, [left.stop], left.constraints), { seed: 1, iterations: 300 }).leftOut.some(({ stop }) => stop === left.stop));

  expect(cases).toHaveLength(50);
  expect(refuted.map(({ left }) => left)).toEqual([]);
  expect(cases.every(({ left }) => reasonOf(left) !== '')).toBe(true);
  expect(new Set(cases.flatMap(({ left }) => left.constraints)).size).toBeGreaterThanOrEqual(4); // not one reason for everything
});

test('merging loses nothing: each order is in one stop, of its own customer, that a vehicle can carry', () => {
  for (let seed = 0; seed < 40; seed++) {
    const { deliveries, ground } = shortDay(seed);
    const { weight, volume = Infinity } = ground.fleet.vehicles[0]!;
    const fitting = deliveries.filter(each => each.weightKg <= weight && each.volumeM3 <= volume);
    const stops = mergedStops(fitting, { weightKg: weight, volumeM3: volume });

    expect(stops.flatMap(stop => stop.deliveries.map(({ id }) => id)).sort()).toEqual(fitting.map(({ id }) => id).sort());
    expect(stops.length).toBeLessThanOrEqual(fitting.length);
    for (const stop of stops) {
      expect(new Set(stop.deliveries.map(({ customer }) => customer)).size).toBe(1);
      expect(stop.weightKg <= weight && stop.volumeM3 <= volume).toBe(true);
    }
  }
});
