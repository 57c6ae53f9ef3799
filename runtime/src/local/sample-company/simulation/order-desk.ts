import { MINUTES_A_DAY } from '../days';
import type { Day } from '../days';
import type { Customer, CustomerReturn, Item, SalesLine } from '../model';
import { RandomStream } from '../random';
import { Demand, FURTHEST_REQUEST } from './demand';
import { DespatchDesk } from './despatch-desk';
import { Diary } from './history';
import type { History } from './history';
import type { ItemState } from './item-state';

/** Working days after which a line without any supply in sight is promised. */
const WITHOUT_SUPPLY = 10;
const ALLOCATION_BEGINS = 8 * 60;
const ALLOCATION_ENDS = 9 * 60 + 30;

/** Takes customer orders and fills them from stock as far as it goes. */
export class OrderDesk {
  /** The customers of the orders, by index: the first order comes first. */
  readonly customersOfOrders: number[] = [];
  private readonly demand: Demand;
  private readonly despatches: DespatchDesk;
  private readonly entries = new Diary<SalesLine>();
  private readonly requests = new Diary<SalesLine>();
  private readonly withdrawals = new Diary<SalesLine>();
  private readonly minutes: RandomStream;
  private readonly open = new Set<SalesLine>();
  private drawnUntil: Day;

  constructor(private readonly history: History) {
    const { plan } = history;
    this.demand = new Demand(plan);
    this.despatches = new DespatchDesk(history);
    this.minutes = new RandomStream(plan.seed, 'warehouse work');
    this.drawnUntil = plan.start - 1;
  }

  isPromoted(state: ItemState, day: Day): boolean {
    return this.demand.isPromoted(state.item, day);
  }

  /** The first and last day of the promotion of a product in a year. */
  promotion(product: number, year: number): readonly [Day, Day] | undefined {
    return this.demand.promotion(product, year);
  }

  /** What comes back on a day. */
  returnedOn(day: Day): readonly CustomerReturn[] {
    return this.despatches.returnedOn(day);
  }

  /** The orders that come in on a day, and those that their customers withdraw. */
  openDay(day: Day): void {
    while (this.drawnUntil < day + FURTHEST_REQUEST) {
      for (const line of this.demand.on(++this.drawnUntil)) this.entries.add(line.orderDay, line);
    }
    const numbers = new Map<number, { readonly order: number; lines: number }>();
    for (const line of this.entries.take(day)) {
      if (line.item.demand.unrecorded && this.history.states[line.item.index]!.free <= 0) {
        this.history.planted.unrecorded.push({ day, quantity: line.ordered });
        continue;
      }
      const known = numbers.get(line.customer.index) ?? { order: this.customersOfOrders.push(line.customer.index), lines: 0 };
      numbers.set(line.customer.index, known);
      line.order = known.order;
      line.line = ++known.lines;
      this.enter(line);
    }
    for (const line of this.withdrawals.take(day)) {
      line.cancelled = line.ordered;
      line.cancelReason = 'customer';
      line.cancelledOn = day;
      this.finish(line);
    }
  }

  /** Takes an order of one line by itself. */
  takeOrder(item: Item, customer: Customer, day: Day, requested: Day, quantity: number): SalesLine {
    const line = this.demand.plainLine(item, customer, day, requested, quantity);
    line.order = this.customersOfOrders.push(customer.index);
    line.line = 1;
    this.enter(line);
    return line;
  }

  /** What is wanted on a day joins the lines that wait. */
  callUp(day: Day): void {
    for (const line of this.requests.take(day)) {
      if (line.cancelReason === 'customer') continue;
      const state = this.history.states[line.item.index]!;
      const cell = this.history.cell(line.item, day);
      state.due.push(line);
      state.stockedFrom ??= day;
      this.history.demanded[cell]! += line.ordered;
      this.history.orderLines[cell]! += 1;
    }
  }

  /** Fills the waiting lines of an item, the oldest first, and sends off what is picked. */
  serve(state: ItemState, day: Day): void {
    for (const line of state.due) {
      // What is held back is not added to: it leaves as it was picked.
      if (line.allocated === line.despatched) this.allocate(state, line, day);
      if (line.allocated > line.despatched) {
        line.heldUntil ??= state.item.warehouse.calendar.plus(day, line.heldDays);
        if (day >= line.heldUntil) this.despatches.send(state, line, day);
      }
      if (line.promised <= day && isOpen(line)) this.promiseAnew(state, line, day);
    }
    let kept = 0;
    for (const line of state.due) {
      if (isOpen(line)) state.due[kept++] = line;
      else this.finish(line);
    }
    state.due.length = kept;
  }

  closeDay(): void {
    this.despatches.closeDay();
  }

  /** Records the lines that are open when the history ends. */
  end(): void {
    for (const line of this.open) {
      this.history.records.salesLine(line, line.despatched + (line.allocatedAt === undefined ? 0 : this.despatches.pickOnly(line)));
    }
  }

  private finish(line: SalesLine): void {
    this.open.delete(line);
    this.history.records.salesLine(line, line.despatched);
  }

  private enter(line: SalesLine): void {
    this.open.add(line);
    this.requests.add(line.requested, line);
    if (line.withdrawnOn !== undefined) this.withdrawals.add(line.withdrawnOn, line);
    const state = this.history.states[line.item.index]!;
    // Nothing there and something under way: the desk does not promise what it knows it cannot keep.
    if (state.free <= 0 && state.backordered > 0) {
      line.firstPromised = Math.max(line.requested, this.nextSupply(state, line.orderDay));
      line.promised = line.firstPromised;
    }
  }

  private allocate(state: ItemState, line: SalesLine, day: Day): void {
    const wanted = line.ordered - line.cancelled - line.allocated;
    const given = Math.max(0, Math.min(wanted, state.free));
    if (given > 0) {
      line.allocatedAt = day * MINUTES_A_DAY + this.minutes.at(line.order, line.line).whole(ALLOCATION_BEGINS, ALLOCATION_ENDS);
      this.history.records.allocation({ line, at: line.allocatedAt, quantity: given });
    }
    line.allocated += given;
    state.reserved += given;
    if (given === wanted || state.item.policy.unmetDemand !== 'lost') return;
    line.cancelled += wanted - given;
    line.cancelReason = 'no_stock';
    line.cancelledOn = day;
    this.history.lost[this.history.cell(line.item, day)]! += wanted - given;
  }

  private promiseAnew(state: ItemState, line: SalesLine, day: Day): void {
    const { calendar } = state.item.warehouse;
    line.promised = line.allocated === line.ordered - line.cancelled ? calendar.plus(day, 1) : this.nextSupply(state, day);
  }

  /** The day after the next purchase line is due, by what its supplier has said so far. */
  private nextSupply(state: ItemState, day: Day): Day {
    const { calendar } = state.item.warehouse;
    const expected = state.openPurchases
      .map(line => (line.reconfirmed && line.reconfirmed.on <= day ? line.reconfirmed.day : line.firstConfirmed))
      .filter(confirmed => confirmed > day);
    return expected.length === 0 ? calendar.plus(day, WITHOUT_SUPPLY) : calendar.plus(Math.min(...expected), 1);
  }
}

/** Whether something of the line has still to leave. */
export function isOpen(line: SalesLine): boolean {
  return line.despatched + line.cancelled < line.ordered;
}
