import { isoOf } from '../../days';
import type { Day } from '../../days';
import type { FindingItem, FindingSupplier } from '../../findings';
import type { Item, PurchaseLine, Supplier } from '../../model';
import { monthlyDemand } from '../../plan/monthly-demand';
import type { History } from '../history';
import type { Purchasing } from '../purchasing';
import type { Incident } from './incident';

/** Days before a new company stands on which the four perfect orders are placed. */
const PERFECT_ORDERS = [160, 120, 80, 40] as const;
/** Trial orders with suppliers that were not chosen: days after the start. */
const TRIALS: readonly (readonly [FindingSupplier & FindingItem, number])[] = [['minimum', 380], ['carton', 410], ['dollar', 440]];
const OVERDUE_DAYS = 60;
const STANDING_LEAD_DAYS = 8;
const TENTH = '10';
/** One standing order comes late, so that its supplier is not better than any. */
const LATE_DAYS = 6;

/** Orders with suppliers that the reviews of stock would not place. */
export class SupplierIncidents implements Incident {
  constructor(private readonly history: History, private readonly purchasing: Purchasing) {}

  morning(day: Day): void {
    const { findings: { anchor, items, suppliers, standing }, start } = this.history.plan;
    const late = day > anchor - 200 && day <= anchor - 169 ? LATE_DAYS : 0;
    if (isoOf(day).endsWith(TENTH)) {
      for (const { item, monthly, growth } of standing) this.bringStanding(item, monthly * growth ** ((day - start) / 365), day, late);
    }
    for (const [name, after] of TRIALS) {
      if (day === start + after) this.bring(items[name], suppliers[name], monthlyDemand(items[name]), day, 20);
    }
    if (PERFECT_ORDERS.some(before => day === anchor - before)) {
      this.bring(items.perfect, suppliers.perfect, monthlyDemand(items.perfect) / 2, day, 7);
    }
    if (day === anchor - OVERDUE_DAYS - items.overdue.supplier.leadDays) this.forget(day);
  }

  private bringStanding(item: Item, quantity: number, day: Day, late: number): void {
    this.history.planted.standing.push(this.bring(item, item.supplier, quantity, day, STANDING_LEAD_DAYS, late));
  }

  private bring(item: Item, supplier: Supplier, quantity: number, day: Day, leadDays: number, late = 0): PurchaseLine {
    const confirmed = item.warehouse.calendar.onOrAfter(day + leadDays);
    const line = this.purchasing.place(item, supplier, quantity, day, confirmed);
    this.purchasing.deliver(line, item.warehouse.calendar.onOrAfter(confirmed + late));
    return line;
  }

  /** An order that never comes, and that nobody cancels. */
  private forget(day: Day): void {
    const { anchor, items: { overdue } } = this.history.plan.findings;
    this.history.planted.overdue = this.purchasing.place(overdue, overdue.supplier, monthlyDemand(overdue) / 2, day, anchor - OVERDUE_DAYS);
  }
}
