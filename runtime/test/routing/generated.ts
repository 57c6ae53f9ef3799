import { greatCircleMatrix, type RoutingProblem, type Vehicle } from '../../src/routing';

/** Random numbers for tests: minimal standard generator (Park & Miller 1988). */
export function numbers(seed: number): () => number {
  let state = (seed * 2_654_435_761 + 1) % 2_147_483_647 || 1;
  return () => (state = (state * 48_271) % 2_147_483_647) / 2_147_483_647;
}

/** What a generated day looks like; all else is drawn from the seed. */
export interface Day {
  readonly stops: number;
  readonly seed: number;
  readonly vehicles: readonly Vehicle[];
  /** Share of stops with a window of two to four hours. */
  readonly windows?: number;
  /** Share of stops that are optional. */
  readonly optional?: number;
}

/** A day of deliveries around a depot in Lyon: places within 60 km, roads 1.3 times as long as the crow flies, 50 km/h, minutes from midnight. */
export function dayOf({ stops, seed, vehicles, windows = 0, optional = 0 }: Day): RoutingProblem {
  const random = numbers(seed);
  const points = Array.from({ length: stops + 1 }, () => ({ latitude: 45.76 + (random() - 0.5) * 0.8, longitude: 4.84 + (random() - 0.5) }));
  const distances = greatCircleMatrix(points, 1.3);
  return {
    stops: Array.from({ length: stops }, (_, index) => {
      const opens = 420 + Math.floor(random() * 480);
      const bound = random() < windows;
      const priced = random() < optional;
      return {
        id: `O${index + 1}`, weight: 20 + Math.floor(random() * 380), volume: Math.round(random() * 20) / 10, serviceMinutes: 5 + Math.floor(random() * 15),
        ...(bound && { window: { earliest: opens, latest: opens + 120 + Math.floor(random() * 120) } }),
        ...(priced && { prize: Math.round(random() * 60) }),
      };
    }),
    vehicles, distances, durations: distances.map(km => km / 50 * 60), depot: { earliest: 360, latest: 1200 },
  };
}

/** A lorry and a van as companies have them. */
export const LORRY: Vehicle = {
  id: 'lorry', weight: 5000, volume: 30, fixedCost: 120, costPerKm: 0.9, costPerHour: 32, shift: { earliest: 360, latest: 1020 },
  break: { minutes: 45, earliest: 630, latest: 810 },
};
export const VAN: Vehicle = { id: 'van', weight: 1200, volume: 9, fixedCost: 60, costPerKm: 0.5, costPerHour: 28, shift: { earliest: 420, latest: 1020 } };

/** Instances for whoever has no files at hand: with time windows, hours and money; capacity alone; both kinds of vehicle and optional stops. */
export function generated(): { name: string; problem: RoutingProblem; best: null }[] {
  return [
    { name: 'made-windows', problem: dayOf({ stops: 100, seed: 1, vehicles: [LORRY], windows: 0.5 }), best: null },
    { name: 'made-weights', problem: dayOf({ stops: 100, seed: 2, vehicles: [{ id: 'van', weight: 1200, costPerKm: 1 }] }), best: null },
    { name: 'made-mixed', problem: dayOf({ stops: 60, seed: 3, vehicles: [{ ...LORRY, count: 2 }, { ...VAN, count: 5 }], windows: 0.3, optional: 0.3 }), best: null },
  ];
}
