/** How far, and perhaps how long, it is from one place to another: what a person or a road network knows better than the crow's flight. */
export interface GivenWay {
  /** The code of a warehouse, a customer or an order that is delivered there. */
  readonly from: string;
  readonly to: string;
  readonly km: number;
  readonly minutes?: number | undefined;
}

/** How a tool is told of distances. */
export const WAYS_INPUT = {
  type: 'array', minItems: 1, maxItems: 20_000,
  description: 'Distances by road that are known: single ones or a whole matrix. The others are estimated. The way back is as long unless it is given too.',
  items: {
    type: 'object',
    properties: {
      from: { type: 'string', minLength: 1, description: 'Code of the warehouse, of an order or of a customer.' },
      to: { type: 'string', minLength: 1, description: 'Code of the warehouse, of an order or of a customer.' },
      km: { type: 'number', minimum: 0, maximum: 5_000, description: 'Distance, km.' },
      minutes: { type: 'number', minimum: 0, maximum: 5_000, description: 'Driving time, min; without it by the mean speed.' },
    },
    required: ['from', 'to', 'km'],
    additionalProperties: false,
  },
} as const;

/** Kilometres and minutes from each place to each other, row by row. */
export interface WayTables {
  readonly distances: Float64Array;
  readonly durations: Float64Array;
}

/**
 * Puts given ways in the place of estimated ones, in these very tables. What is given for a way itself stands before what is given for the way back.
 *
 * @param places  the codes by which each place is called, in the order of the tables
 * @param speed  kilometres an hour, where no minutes are given
 */
export function putGivenWays(
  { distances, durations }: WayTables, places: readonly (readonly string[])[], given: readonly GivenWay[], speed: number,
): void {
  const placesOf = new Map<string, number[]>();
  places.forEach((codes, place) => new Set(codes.map(named)).forEach(code => placesOf.set(code, [...placesOf.get(code) ?? [], place])));
  const put = (from: string, to: string, { km, minutes }: GivenWay): void => {
    for (const start of placesOf.get(named(from)) ?? []) {
      for (const end of placesOf.get(named(to)) ?? []) {
        if (start === end) continue;
        distances[start * places.length + end] = km;
        durations[start * places.length + end] = minutes ?? km / speed * 60;
      }
    }
  };
  for (const way of given) put(way.to, way.from, way);
  for (const way of given) put(way.from, way.to, way);
}

/** How many of the given ways lie between places that are called by these codes. */
export function waysBetween(codes: Iterable<string>, given: readonly GivenWay[]): number {
  const known = new Set([...codes].map(named));
  return given.filter(({ from, to }) => known.has(named(from)) && known.has(named(to))).length;
}

function named(code: string): string {
  return code.trim().toUpperCase();
}
