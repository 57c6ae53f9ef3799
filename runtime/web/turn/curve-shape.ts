import type { Block } from '../../../src/contract';
import { rounded } from './series-shape';

/** What an axis measures, and between which values. */
export interface CurveAxis {
  readonly label: string;
  readonly unit: string;
  readonly least: number;
  readonly most: number;
}

/** A curve as it is drawn: one figure against another. */
export interface CurveShape {
  /** By x, the least first. */
  readonly points: readonly { readonly x: number; readonly y: number }[];
  readonly x: CurveAxis;
  readonly y: CurveAxis;
}

/** What a series block draws whose first column is a number: the next number against it. Undefined where there is no such curve. */
export function curveShape({ kind, columns, rows }: Pick<Block, 'kind' | 'columns' | 'rows'>): CurveShape | undefined {
  const [x, ...others] = columns;
  const y = others.find(isNumber);
  if (kind !== 'series' || x === undefined || !isNumber(x) || y === undefined) return undefined;
  const place = columns.indexOf(y);
  const points = rows.flatMap(row => {
    const [across, up] = [row[0], row[place]];
    return typeof across === 'number' && typeof up === 'number' ? [{ x: across, y: up }] : [];
  }).sort((one, other) => one.x - other.x);
  if (points.length < 2 || points[0]!.x === points.at(-1)!.x) return undefined;
  const axis = ({ label, unit = '' }: Block['columns'][number], values: readonly number[]): CurveAxis =>
    ({ label, unit, least: Math.min(...values), most: Math.max(...values) });
  return { points, x: axis(x, points.map(point => point.x)), y: axis(y, points.map(point => point.y)) };
}

/** What the drawing shows, in a sentence. */
export function curveInWords({ points, x, y }: CurveShape): string {
  const [first, last] = [points[0]!, points.at(-1)!];
  const change = last.y > first.y ? 'rises' : last.y < first.y ? 'falls' : 'stays the same';
  const half = points.find(point => Math.abs(point.y - first.y) >= Math.abs(last.y - first.y) / 2)!;
  const soon = first.y === last.y ? '' : ` Half of that is there at ${amount(half.x, x)}.`;
  return `${y.label} ${change} from ${amount(first.y, y)} to ${amount(last.y, y)} while ${x.label.toLowerCase()} grows from ${amount(first.x, x)} to ${
    amount(last.x, x)}.${soon}`;
}

/** `1,204 company currency` */
export function amount(value: number, { unit }: CurveAxis): string {
  return `${rounded(value)} ${unit}`.trim();
}

function isNumber({ type }: Block['columns'][number]): boolean {
  return type === 'number' || type === 'integer';
}
