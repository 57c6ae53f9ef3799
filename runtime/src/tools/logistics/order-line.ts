import type { CalendarDay } from '../calendar-day';
import type { StockingUnits, LocalMinute } from './units';

/** The steps whose last time is known of a line that is under way. */
export const RECORDED_STEPS = ['released', 'allocated', 'picked', 'packed', 'despatched', 'delivered'] as const;
export type RecordedStep = (typeof RECORDED_STEPS)[number];

/** A line of a customer order, as the data hold it. Unknown is null. */
export interface OrderLine {
  readonly order: string;
  readonly line: number;
  readonly warehouse: string;
  readonly product: string;
  readonly name: string | null;
  readonly baseUnit: string | null;
  readonly orderDate: CalendarDay | null;
  readonly requested: CalendarDay | null;
  readonly firstPromised: CalendarDay | null;
  readonly promised: CalendarDay | null;
  readonly ordered: StockingUnits;
  readonly allocated: StockingUnits;
  readonly picked: StockingUnits;
  readonly despatched: StockingUnits;
  /** Null where nobody records deliveries. */
  readonly delivered: StockingUnits | null;
  readonly cancelled: StockingUnits;
  readonly unitPrice: number | null;
  readonly currency: string | null;
  /** Standard cost of a base unit, company currency. */
  readonly unitCost: number | null;
  /** Of the customer; 1 is the most important. */
  readonly priority: number | null;
  /** When each step was taken last, whatever the quantity. */
  readonly last: Readonly<Record<RecordedStep, LocalMinute | null>>;
}

/** Names a line within all others. */
export function lineKey({ order, line }: Pick<OrderLine, 'order' | 'line'>): string {
  return JSON.stringify([order, line]);
}

/** Names an item: a product in a warehouse. */
export function itemKey({ warehouse, product }: { readonly warehouse: string; readonly product: string }): string {
  return JSON.stringify([warehouse, product]);
}

/** What is still to be despatched. */
export function openQuantity({ ordered, cancelled, despatched }: OrderLine): StockingUnits {
  return Math.max(0, ordered - cancelled - despatched);
}

/** What is still to be despatched and no stock is reserved for. */
export function neededQuantity(line: OrderLine): StockingUnits {
  return Math.max(0, openQuantity(line) - Math.max(0, line.allocated - line.despatched));
}

/** The day that decides whose turn it is: the first promise, else the last one, else the day wanted. */
export function dueDay({ firstPromised, promised, requested, orderDate }: OrderLine): CalendarDay | null {
  return firstPromised ?? promised ?? requested ?? orderDate;
}
