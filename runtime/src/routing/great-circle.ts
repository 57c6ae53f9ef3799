/** Mean radius of the earth in km (IUGG). */
const EARTH_KM = 6371.0088;

/** A point on the earth, in degrees. */
export interface GeoPoint {
  readonly latitude: number;
  readonly longitude: number;
}

/**
 * Kilometres between two points along the surface, times how much longer roads are (Sinnott 1984, "Virtues of the haversine").
 *
 * @param circuity  kilometres of road per kilometre as the crow flies; between 1.2 and 1.4 in most countries (Ballou, Rahardja & Sakai 2002)
 */
export function greatCircleKm(from: GeoPoint, to: GeoPoint, circuity = 1): number {
  const radians = Math.PI / 180;
  const latitude = (to.latitude - from.latitude) * radians;
  const longitude = (to.longitude - from.longitude) * radians;
  const haversine = Math.sin(latitude / 2) ** 2
    + Math.cos(from.latitude * radians) * Math.cos(to.latitude * radians) * Math.sin(longitude / 2) ** 2;
  return 2 * EARTH_KM * Math.asin(Math.min(1, Math.sqrt(haversine))) * circuity;
}

/** The ways from each point to each other, row by row, as a routing problem takes them: the depot first, then the stops. */
export function greatCircleMatrix(points: readonly GeoPoint[], circuity = 1): Float64Array {
  return Float64Array.from({ length: points.length ** 2 }, (_, at) =>
    greatCircleKm(points[Math.floor(at / points.length)]!, points[at % points.length]!, circuity));
}
