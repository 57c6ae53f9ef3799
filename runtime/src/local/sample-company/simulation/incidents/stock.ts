import type { Day } from '../../days';
import type { Item, PurchaseLine } from '../../model';
import { standardCostOn } from '../../money';
import type { History } from '../history';
import type { ItemState } from '../item-state';
import type { Purchasing } from '../purchasing';
import type { Incident } from './incident';

const EVENING = 18 * 60;
const MONTH_DAYS = 30.4;
/** Days of demand that are left of the short item when a new company stands, months of it that lie elsewhere. */
const [SHORT_DAYS, PLENTY_MONTHS] = [5, 9];
/** Dead stock as a share of the value of all. */
const DEAD_SHARE = 0.048;
/** The item whose stock-outs hide demand is out of stock for as long as it is in stock, in days. */
const HIDDEN_DAYS = 28;
/** A lot that is this much of what can be sold before it expires. */
const TOO_MUCH = 1.6;
/** Days before a new company stands of counts with a large difference, and what is missing. */
const COUNTS = [6, 4, 2] as const;
const MISSING = 0.25;

/** Stock that is short, too much, dead, wrong or about to expire. */
export class StockIncidents implements Incident {
  private drip?: PurchaseLine;

  constructor(private readonly history: History, private readonly purchasing: Purchasing) {}

  morning(day: Day): void {
    const { anchor, items, dead } = this.history.plan.findings;
    this.refillHidden(items.hidden, day);
    for (const item of dead) if (day === item.last - 30) this.overbuy(item, day);
    if (day === anchor - 165) this.bringIn(items.expiring, TOO_MUCH * items.expiring.product.shelfLifeDays! * daily(items.expiring), day, 15);
    if (day === anchor - 70) this.bringIn(items.cheapPlenty, 300 * this.most(items.cheapPlenty, day), day, 12);
    if (day === anchor - 32) this.fillUp(items.plenty, day);
    if (day === anchor - 50) this.drip = this.orderDrip(items.short, day);
    if (day >= anchor - 44 && day < anchor) this.dripIn(items.short, day);
  }

  evening(day: Day): void {
    const { anchor, items: { cheapShort }, negative } = this.history.plan.findings;
    negative.forEach((item, index) => {
      const state = this.stateOf(item);
      if (day === anchor - 30 + 3 * index) state.post(day, EVENING, -(state.onHand + 3 + index), 'scrap', undefined, 'booked twice');
    });
    const short = this.stateOf(cheapShort);
    if (day === anchor - 8 && short.free > 0) short.post(day, EVENING, -short.free, 'scrap', undefined, 'damaged');
    COUNTS.forEach((before, warehouse) => { if (day === anchor - before) this.miscount(warehouse, day); });
  }

  private stateOf(item: Item): ItemState {
    return this.history.states[item.index]!;
  }

  private bringIn(item: Item, quantity: number, day: Day, leadDays: number): void {
    if (quantity <= 0) return;
    const comes = item.warehouse.calendar.onOrAfter(day + leadDays);
    this.purchasing.deliver(this.purchasing.place(item, item.supplier, quantity, day, comes), comes);
  }

  /** What customers ask for on a calendar day, by plan or of late, whatever is more. */
  private most(item: Item, day: Day): number {
    return Math.max(daily(item), this.history.recentDaily(item, day));
  }

  /** So much that the months hold from the day on which a new company stands. */
  private fillUp(item: Item, day: Day): void {
    const { anchor } = this.history.plan.findings;
    const state = this.stateOf(item);
    this.bringIn(item, (PLENTY_MONTHS * MONTH_DAYS + anchor - day) * this.history.recentDaily(item, day) - state.position, day, 12);
  }

  private orderDrip(item: Item, day: Day): PurchaseLine {
    return this.purchasing.place(item, item.supplier, 110 * this.history.recentDaily(item, day), day, day + 6);
  }

  /** A large order comes drop by drop, in the end so that the days hold; the rest is confirmed for weeks later. */
  private dripIn(item: Item, day: Day): void {
    const { anchor } = this.history.plan.findings;
    const { calendar } = item.warehouse;
    const state = this.stateOf(item);
    const line = this.drip;
    if (!line || !calendar.works(day)) return;
    const need = this.history.recentDaily(item, day);
    const isLast = calendar.onOrAfter(day + 1) >= anchor;
    const wanted = isLast ? (SHORT_DAYS + 1.7) * need : state.free - state.backordered < 2 * need ? 6 * need : 0;
    const quantity = Math.min(Math.round(wanted - (isLast ? state.free - state.backordered : 0)), line.ordered - line.received - 1);
    if (quantity > 0) this.purchasing.deliver(line, day, quantity);
    if (!isLast) return;
    const rest = calendar.onOrAfter(anchor + 21);
    line.reconfirmed = { on: day, day: rest };
    this.purchasing.deliver(line, rest, line.ordered - line.received - Math.max(0, quantity));
  }

  /** Nobody orders before the last is gone, and then too little. */
  private refillHidden(item: Item, day: Day): void {
    const state = this.stateOf(item);
    if (state.onHand > 0 || state.onOrder > 0 || !item.warehouse.calendar.works(day)) return;
    this.bringIn(item, HIDDEN_DAYS * daily(item), day, HIDDEN_DAYS);
  }

  /** The last order before nobody buys any more. */
  private overbuy(item: Item, day: Day): void {
    const { states, plan } = this.history;
    const costOf = ({ product }: Item) => standardCostOn(product, day, plan.start);
    const total = states.reduce((sum, state) => sum + Math.max(0, state.onHand) * costOf(state.item), 0);
    this.bringIn(item, DEAD_SHARE * total / plan.findings.dead.length / costOf(item) - this.stateOf(item).onHand, day, 14);
  }

  /** The count of what is worth most finds a quarter of it missing. */
  private miscount(warehouse: number, day: Day): void {
    const worth = ({ free, item: { product } }: ItemState) => free * product.cost;
    const [state] = this.history.states.filter(({ item }) => item.warehouse.index === warehouse && item.unmanagedFrom === undefined)
      .sort((one, other) => worth(other) - worth(one));
    const quantity = -Math.ceil(MISSING * state!.free);
    state!.post(day, EVENING, quantity, 'count', undefined, 'cycle count difference');
    this.history.planted.miscounts.push({ item: state!.item, day, quantity });
  }
}

/** What customers ask for on a calendar day, by plan. */
function daily({ demand }: Item): number {
  return demand.linesPerDay * demand.quantity * 252 / 365;
}
