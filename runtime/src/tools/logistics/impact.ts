import type { CalendarDay } from '../calendar-day';
import type { ExpectedPurchase } from '../receipts/read-receipts';
import type { Money } from './company-money';
import { pegLines, type ItemSupply } from './item-supply';
import { dueDay, lineKey, neededQuantity, type OrderLine } from './order-line';
import type { StockingUnits } from './units';

/** What an order line loses where some supply does not come. */
export interface HitLine {
  readonly line: OrderLine;
  /** What it gets less by the day promised, or at all. */
  readonly missing: StockingUnits;
  /** The last day of its supply with everything, and without; null where some of it has no supply. */
  readonly before: CalendarDay | null;
  readonly after: CalendarDay | null;
  /** The day promised: by then somebody must act. */
  readonly due: CalendarDay;
  /** What is missing, at its price and less its cost; null where either is unknown. */
  readonly value: number | null;
  readonly margin: number | null;
}

/** The lines that a loss of supply hits, the worst first, and all that were looked at. */
export interface Impact {
  readonly hit: readonly HitLine[];
  /** Lines that want stock of the items concerned. */
  readonly asked: number;
}

/**
 * Pegs supply to demand twice, with everything and without what is asked about: a line is hit where it has less than before on a day from its promise
 * on. What comes later than before, and still by the promise, harms nobody. The earliest promise is served first both times.
 *
 * @param lines  open lines of the items concerned
 * @param isLost  whether a supply is that asked about
 */
export function impactOf(
  lines: readonly OrderLine[], supply: ItemSupply, isLost: (supply: { item: string; purchase?: ExpectedPurchase }) => boolean,
  money: Money, asOf: CalendarDay,
): Impact {
  const wanting = lines.filter(line => neededQuantity(line) > 0);
  const all = pegLines(wanting, supply, asOf);
  const left = pegLines(wanting, supply, asOf, each => !isLost(each));
  const hit = wanting.flatMap(line => {
    const key = lineKey(line);
    const before = all.pegs.get(key) ?? [];
    const after = left.pegs.get(key) ?? [];
    const due = dueDay(line) ?? asOf;
    const days = [due, ...[...before, ...after].map(({ day }) => day)].filter(day => day >= due);
    const by = (pegs: typeof before, day: CalendarDay) => pegs.filter(peg => peg.day <= day).reduce((sum, peg) => sum + peg.quantity, 0);
    const missing = Math.max(0, ...days.map(day => by(before, day) - by(after, day)));
    if (missing <= 0) return [];
    const rate = money.rate(line.currency);
    const value = rate === null || line.unitPrice === null ? null : missing * line.unitPrice * rate;
    return [{
      line, missing, due, value,
      before: all.short.has(key) ? null : lastDay(before), after: left.short.has(key) ? null : lastDay(after),
      margin: value === null || line.unitCost === null ? null : value - missing * line.unitCost,
    }];
  });
  return { hit: hit.sort(worstFirst), asked: wanting.length };
}

function lastDay(pegs: readonly { readonly day: CalendarDay }[]): CalendarDay | null {
  return pegs.map(({ day }) => day).sort().at(-1) ?? null;
}

function worstFirst(one: HitLine, other: HitLine): number {
  return (other.margin ?? -Infinity) - (one.margin ?? -Infinity) || one.due.localeCompare(other.due)
    || lineKey(one.line).localeCompare(lineKey(other.line));
}
