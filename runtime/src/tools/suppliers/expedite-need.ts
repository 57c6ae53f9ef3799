import { addDays, daysBetween, type CalendarDay } from '../calendar-day';
import { groupedBy } from '../grouped';
import { pegLines, type ItemSupply } from '../logistics/item-supply';
import { dueDay, lineKey, type OrderLine } from '../logistics/order-line';
import type { PurchaseLine } from './expedite-data';
import type { StockingUnits, Days } from './units';

/** An open purchase line with who waits for it. */
export interface WaitedLine extends PurchaseLine {
  /** Days after the promised day; 0 where it is not late, null without a promised day. */
  readonly late: Days | null;
  /** The day on which it is expected; null where it is not counted on. */
  readonly expected: CalendarDay | null;
  /** Customers' order lines that get their stock from it, or, where it is not counted on, would if it came. */
  readonly waiting: number;
  readonly wanted: StockingUnits;
  /** The earliest day promised to one of them. */
  readonly firstDue: CalendarDay | null;
}

/**
 * Pegs supply to customers' order lines, the earliest promise first, and says who is served by what is asked about. What
 * nobody counts on any more comes last of all.
 */
export function waitingFor(open: readonly PurchaseLine[], wanting: readonly OrderLine[], supply: ItemSupply, asOf: CalendarDay): WaitedLine[] {
  const idOf = ({ order, line }: PurchaseLine): string => `${order}/${line}`;
  const asked = new Set(open.map(idOf));
  const expectedOf = new Map(supply.purchases.map(purchase => [purchase.id, purchase.day]));
  // Last of all: what nobody counts on serves only those whom nothing else serves.
  const last = addDays(asOf, 3_650);
  const purchases = supply.purchases.map(purchase => (asked.has(purchase.id) && purchase.day === null ? { ...purchase, day: last } : purchase));
  const { pegs } = pegLines(wanting, { ...supply, purchases }, asOf);
  const byKey = new Map(wanting.map(line => [lineKey(line), line]));
  const served = groupedBy([...pegs].flatMap(([key, parts]) => parts.map(peg => ({ ...peg, line: byKey.get(key) }))), peg => peg.supply);
  return open.map(line => {
    const parts = served.get(idOf(line)) ?? [];
    const due = parts.flatMap(peg => (peg.line ? dueDay(peg.line) ?? [] : [])).sort();
    return {
      ...line,
      late: line.promised === null ? null : Math.max(0, daysBetween(line.promised, asOf)),
      expected: expectedOf.get(idOf(line)) ?? null,
      waiting: new Set(parts.map(peg => peg.demand)).size,
      wanted: parts.reduce((sum, peg) => sum + peg.quantity, 0),
      firstDue: due[0] ?? null,
    };
  });
}
