import type { Block, Cell } from '../../../src/contract';

/** A stretch of time with its value a day, and the bounds that hold some share of outcomes. */
export interface SeriesPoint {
  /** Milliseconds since 1970, UTC: the start of the first day, and the end of the last. */
  readonly from: number;
  readonly to: number;
  readonly value: number;
  /** Narrow bounds first. */
  readonly bounds: readonly { readonly low: number; readonly high: number }[];
}

/** A series as it is drawn: what falls on a day of each period. */
export interface SeriesShape {
  readonly points: readonly SeriesPoint[];
  readonly most: number;
  readonly unit: string;
  /** Percent of outcomes within each of the bounds, narrow first. */
  readonly levels: readonly string[];
}

const DAY = 86_400_000;

/** Of the longest period: a month of 28 days is whole, the three days that begin a week are not, and would look like a dip. */
const LEAST_LENGTH = 0.8;

/** What a series block draws: its whole periods. Undefined where it has no dates, no figure or only one of them. */
export function seriesShape({ kind, columns, rows }: Pick<Block, 'kind' | 'columns' | 'rows'>): SeriesShape | undefined {
  if (kind !== 'series') return undefined;
  const [from, to = from] = columns.flatMap(({ type }, place) => (type === 'date' ? [place] : []));
  const value = columns.findIndex(({ type, name }) => type === 'number' && !/^(?:low|high)_/.test(name));
  if (from === undefined || to === undefined || value < 0) return undefined;
  const levels = columns.flatMap(({ name }) => /^low_(.+)$/.exec(name)?.[1] ?? []);
  const places = levels.map(level => ({ low: columns.findIndex(({ name }) => name === `low_${level}`), high: columns.findIndex(({ name }) => name === `high_${level}`) }));
  const all = rows.flatMap((row): SeriesPoint[] => {
    const [start, end] = [dayOf(row[from]), dayOf(row[to])];
    const figure = row[value];
    if (start === undefined || end === undefined || typeof figure !== 'number') return [];
    const days = (end - start) / DAY + 1;
    const bounds = places.flatMap(({ low, high }) => {
      const [least, most] = [row[low], row[high]];
      return typeof least === 'number' && typeof most === 'number' ? [{ low: least / days, high: most / days }] : [];
    });
    return [{ from: start, to: end + DAY, value: figure / days, bounds }];
  });
  const longest = Math.max(...all.map(point => point.to - point.from));
  const points = all.filter(point => point.to - point.from >= LEAST_LENGTH * longest);
  if (points.length < 2) return undefined;
  const most = Math.max(...points.flatMap(point => [point.value, ...point.bounds.map(({ high }) => high)]));
  return { points, most: most > 0 ? most : 1, unit: columns[value]!.unit ?? '', levels };
}

/** What the drawing shows, in a sentence. */
export function seriesInWords({ points, unit }: SeriesShape): string {
  const values = points.map(({ value }) => value);
  const [first, last] = [values[0]!, values.at(-1)!];
  const change = last > first * 1.05 ? 'rises' : last < first * 0.95 ? 'falls' : 'stays level';
  return `It ${change}: from ${rounded(first)} to ${rounded(last)} ${unit} a day, at the most ${rounded(Math.max(...values))}.`.replaceAll('  ', ' ');
}

export function rounded(value: number): string {
  return (Math.round(value * 10) / 10).toLocaleString('en');
}

function dayOf(cell: Cell | undefined): number | undefined {
  const day = typeof cell === 'string' ? Date.parse(cell) : NaN;
  return Number.isNaN(day) ? undefined : day;
}
