interface Point { readonly latitude: number; readonly longitude: number }

const EARTH_RADIUS_KM = 6_371;
/** Roads against the great circle. */
const CIRCUITY = 1.3;
const RADIANS = Math.PI / 180;

/** Kilometres by road from one point to another: the great circle (haversine), and what roads add. */
export function roadKm(from: Point, to: Point): number {
  const halfLatitude = (to.latitude - from.latitude) * RADIANS / 2;
  const halfLongitude = (to.longitude - from.longitude) * RADIANS / 2;
  const chord = Math.sin(halfLatitude) ** 2
    + Math.cos(from.latitude * RADIANS) * Math.cos(to.latitude * RADIANS) * Math.sin(halfLongitude) ** 2;
  return CIRCUITY * 2 * EARTH_RADIUS_KM * Math.asin(Math.sqrt(chord));
}
