import type { Block, Cell } from '../../../src/contract';

/** A point of a route as it is drawn; 0 is where it begins and ends. */
export interface MapPoint {
  readonly x: number;
  readonly y: number;
  readonly stop: number;
}

/** A route as it is drawn, from its warehouse over its stops and back. */
export interface MapRoute {
  readonly name: string;
  readonly points: readonly MapPoint[];
  /** Its stop farthest from the warehouse, where its name stands. */
  readonly farthest: MapPoint;
}

/** Routes on a plane, in units of the drawing. */
export interface MapShape {
  readonly width: number;
  readonly height: number;
  readonly routes: readonly MapRoute[];
  /** What the drawing shows, in a sentence. */
  readonly words: string;
}

const WIDTH = 360;
const MARGIN = 22;
const [LEAST_HEIGHT, MOST_HEIGHT] = [160, 300];
const KM_A_DEGREE = 111.195;
const DIRECTIONS = ['north', 'north-east', 'east', 'south-east', 'south', 'south-west', 'west', 'north-west'];

interface Place { readonly route: string; readonly stop: number; readonly latitude: number; readonly longitude: number }

/** What a map block draws, on a plane that keeps directions and distances of a region. Undefined where it has no route with a stop. */
export function mapShape({ kind, columns, rows }: Pick<Block, 'kind' | 'columns' | 'rows'>): MapShape | undefined {
  if (kind !== 'map') return undefined;
  const at = (name: string) => columns.findIndex(column => column.name === name);
  const [route, stop, latitude, longitude] = [at('route'), at('stop'), at('latitude'), at('longitude')];
  const places = rows.flatMap((row): Place[] => {
    const [number, north, east] = [row[stop], row[latitude], row[longitude]];
    return isNumber(number) && isNumber(north) && isNumber(east) ? [{ route: String(row[route] ?? ''), stop: number, latitude: north, longitude: east }] : [];
  });
  const names = [...new Set(places.map(place => place.route))];
  const tours = names.map(name => places.filter(place => place.route === name).sort((one, other) => one.stop - other.stop))
    .filter(tour => tour.length > 1);
  if (tours.length === 0) return undefined;
  const plane = planeOf(tours.flat());
  return {
    width: WIDTH, height: plane.height, words: wordsOf(tours),
    routes: tours.map(tour => ({ name: tour[0]!.route, points: tour.map(place => plane.point(place)), farthest: plane.point(farthestOf(tour)) })),
  };
}

function isNumber(cell: Cell | undefined): cell is number {
  return typeof cell === 'number';
}

/** A degree eastwards is shorter than one northwards: by the cosine of the latitude. */
function planeOf(places: readonly Place[]): { height: number; point(place: Place): MapPoint } {
  const north = Math.max(...places.map(({ latitude }) => latitude));
  const south = Math.min(...places.map(({ latitude }) => latitude));
  const west = Math.min(...places.map(({ longitude }) => longitude));
  const narrowing = Math.cos((north + south) / 2 * Math.PI / 180);
  const across = (Math.max(...places.map(({ longitude }) => longitude)) - west) * narrowing;
  const down = north - south;
  const scale = Math.min((WIDTH - 2 * MARGIN) / (across || 1e-9), (MOST_HEIGHT - 2 * MARGIN) / (down || 1e-9), 1e5);
  const height = Math.max(LEAST_HEIGHT, down * scale + 2 * MARGIN);
  const [left, top] = [(WIDTH - across * scale) / 2, (height - down * scale) / 2];
  const tenths = (value: number) => Math.round(value * 10) / 10;
  return {
    height: tenths(height),
    point: ({ stop, latitude, longitude }) => ({
      stop, x: tenths(left + (longitude - west) * narrowing * scale), y: tenths(top + (north - latitude) * scale),
    }),
  };
}

function wordsOf(tours: readonly (readonly Place[])[]): string {
  const stops = tours.reduce((sum, tour) => sum + tour.length - 1, 0);
  const far = tours.map(tour => ({ from: tour[0]!, to: farthestOf(tour) }))
    .reduce((one, other) => km(other.from, other.to) > km(one.from, one.to) ? other : one);
  return `${tours.length} ${tours.length === 1 ? 'route' : 'routes'} to ${stops} ${stops === 1 ? 'stop' : 'stops'}; the farthest stop is on route ${far.to.route}, `
    + `about ${Math.round(km(far.from, far.to))} km ${directionOf(far.from, far.to)} of its warehouse. Places are rounded.`;
}

function farthestOf(tour: readonly Place[]): Place {
  return tour.slice(1).reduce((one, other) => km(tour[0]!, other) > km(tour[0]!, one) ? other : one);
}

function km(from: Place, to: Place): number {
  return Math.hypot(to.latitude - from.latitude, eastwards(from, to)) * KM_A_DEGREE;
}

function eastwards(from: Place, to: Place): number {
  return (to.longitude - from.longitude) * Math.cos((from.latitude + to.latitude) / 2 * Math.PI / 180);
}

function directionOf(from: Place, to: Place): string {
  const turn = Math.atan2(eastwards(from, to), to.latitude - from.latitude) / (2 * Math.PI);
  return DIRECTIONS[Math.round((turn + 1) * DIRECTIONS.length) % DIRECTIONS.length]!;
}
