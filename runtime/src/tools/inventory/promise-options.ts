import { availableToPromise, type PromisablePart, type PromiseBook } from '../../stock';
import { addDays, type CalendarDay } from '../calendar-day';
import type { DayOffset, Days, StockingUnits } from './units';

/** Days looked ahead. */
export const PROMISE_HORIZON: Days = 365;
/** No warehouse is closed for longer: a calendar that says so is taken for wrong. */
const LONGEST_CLOSURE: Days = 30;

/** One product in one warehouse, with what is there, what comes and what is promised. */
export interface PromiseItem extends Omit<PromiseBook, 'usableOnHand'> {
  readonly warehouse: string;
  readonly product: string;
  readonly name: string | null;
  readonly unit: string;
  /** Whether it is not sold any more: what is left may be promised, and no more is ordered. */
  readonly discontinued: boolean;
  /** Null where the data do not say. */
  readonly usableOnHand: StockingUnits | null;
}

/** What is asked for, or what may be delivered instead. */
export interface PromisableProduct {
  readonly id: string;
  readonly kind: 'asked' | 'successor' | 'substitute';
  /** 0 for what is asked for; then as it should be offered. */
  readonly rank: number;
  readonly quantity: StockingUnits;
}

/** A part of a quantity and the day on which it can leave. */
export interface DatedPart {
  readonly warehouse: string;
  readonly day: CalendarDay;
  readonly quantity: StockingUnits;
  readonly from: PromisablePart['from'];
}

/** When a quantity of one product can leave one warehouse. */
export interface PromiseOption extends PromisableProduct {
  readonly item: PromiseItem;
  /** The day on which the last of it can leave; null where some of it never can. */
  readonly day: CalendarDay | null;
  /** Each as early as can be; less than asked for where supply ends. */
  readonly parts: readonly DatedPart[];
}

/** When the quantity of a product can leave the warehouse of this item; undefined where its stock is not known. */
export function promiseOption(
  item: PromiseItem, product: PromisableProduct, asOf: CalendarDay, works: (day: CalendarDay) => boolean,
): PromiseOption | undefined {
  if (item.usableOnHand === null) return undefined;
  const { day, parts } = availableToPromise({ ...item, usableOnHand: item.usableOnHand }, product.quantity, PROMISE_HORIZON);
  const leaves = (offset: DayOffset): CalendarDay => workingDayFrom(addDays(asOf, offset), works);
  return {
    ...product, item, day: day === null ? null : leaves(day),
    parts: parts.map(part => ({ warehouse: item.warehouse, day: leaves(part.day), quantity: part.quantity, from: part.from })),
  };
}

/** The options, earliest first; on the same day by rank, then by what can be promised at all. */
export function earliestFirst(options: readonly PromiseOption[]): PromiseOption[] {
  const never = '9999-12-31';
  return [...options].sort((one, other) => (one.day ?? never).localeCompare(other.day ?? never)
    || one.rank - other.rank || promisedOf(other) - promisedOf(one));
}

/** The quantity from several warehouses together, each part as early as can be: no more than is asked for. */
export function fromSeveral(options: readonly PromiseOption[], quantity: StockingUnits): DatedPart[] {
  const taken: DatedPart[] = [];
  let open = quantity;
  for (const part of options.flatMap(({ parts }) => parts).sort((one, other) => one.day.localeCompare(other.day) || other.quantity - one.quantity)) {
    if (open <= 1e-9) break;
    taken.push({ ...part, quantity: Math.min(open, part.quantity) });
    open -= Math.min(open, part.quantity);
  }
  return taken;
}

/** How much of it can leave at all, or by a day. */
export function promisedOf({ parts }: Pick<PromiseOption, 'parts'>, by: CalendarDay | undefined = undefined): StockingUnits {
  return parts.filter(({ day }) => by === undefined || day <= by).reduce((sum, part) => sum + part.quantity, 0);
}

/** The first working day from a day on: a promise for a day on which nobody works is broken already. */
function workingDayFrom(day: CalendarDay, works: (day: CalendarDay) => boolean): CalendarDay {
  for (let later = 0; later <= LONGEST_CLOSURE; later++) if (works(addDays(day, later))) return addDays(day, later);
  return day;
}
