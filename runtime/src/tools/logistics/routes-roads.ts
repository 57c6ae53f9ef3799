import type * as z from 'zod/mini';
import { greatCircleKm, type GeoPoint } from '../../routing';
import { addDays, type CalendarDay } from '../calendar-day';
import type { directTrips } from './routes-past-queries';

/** Kilometres of road per kilometre as the crow flies where history does not tell (Ballou, Rahardja & Sakai 2002 find 1.2 to 1.4). */
export const DEFAULT_CIRCUITY = 1.3;
/** Trips that an area needs at least before its own roads are learned. */
const LEAST_TRIPS = 10;
/** The newest days are kept back to test what the days before taught. */
const TEST_DAYS = 21;
/** Shorter than the crow flies cannot be, and thrice as long is an error of the record. */
const [LEAST, MOST] = [1, 3];

/** A trip to one stop and back. */
type Trip = z.output<ReturnType<typeof directTrips>['row']>;

/** How long roads are, by area. */
export interface Roads {
  /** Kilometres of road per kilometre as the crow flies. */
  circuity(area: string | null): number;
  /** Areas whose roads are learned, with the trips that taught them. */
  readonly learned: ReadonlyMap<string, { readonly circuity: number; readonly trips: number }>;
  /** Mean absolute error of the distances of the newest trips, percent, from what the trips before taught; null without any. */
  readonly testError: { readonly percent: number; readonly trips: number } | null;
}

/** Learns how long the roads from a warehouse to its areas are from trips to one stop and back. */
export function learnRoads(trips: readonly Trip[], depot: GeoPoint, asOf: CalendarDay): Roads {
  const usable = trips.flatMap(trip => {
    if (trip.latitude === null || trip.longitude === null || trip.area === null) return [];
    const crow = 2 * greatCircleKm(depot, { latitude: trip.latitude, longitude: trip.longitude });
    return crow > 1 ? [{ area: trip.area, crow, km: trip.distance_km, day: trip.despatched_date }] : [];
  });
  const since = addDays(asOf, -TEST_DAYS);
  const past = circuities(usable.filter(({ day }) => day < since));
  const errors = usable.filter(({ day }) => day >= since)
    .map(({ area, crow, km }) => Math.abs(crow * (past.get(area)?.circuity ?? DEFAULT_CIRCUITY) / km - 1));
  const learned = circuities(usable);
  return {
    circuity: area => learned.get(area ?? '')?.circuity ?? DEFAULT_CIRCUITY,
    learned,
    testError: errors.length === 0 ? null : { percent: 100 * errors.reduce((sum, error) => sum + error, 0) / errors.length, trips: errors.length },
  };
}

/** The median of each area: one trip with a detour moves it little. */
function circuities(trips: readonly { readonly area: string; readonly crow: number; readonly km: number }[]) {
  return new Map<string, { circuity: number; trips: number }>([...new Set(trips.map(({ area }) => area))].sort().flatMap(area => {
    const ratios = trips.filter(trip => trip.area === area).map(({ crow, km }) => km / crow).sort((a, b) => a - b);
    if (ratios.length < LEAST_TRIPS) return [];
    const middle = (ratios[(ratios.length - 1) >> 1]! + ratios[ratios.length >> 1]!) / 2;
    return [[area, { circuity: Math.min(MOST, Math.max(LEAST, middle)), trips: ratios.length }]];
  }));
}
