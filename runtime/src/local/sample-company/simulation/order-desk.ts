import type { Day } from '../days';
import type { SalesLine } from '../model';
import { RandomStream } from '../random';
import { Demand, FURTHEST_REQUEST } from './demand';
import { Diary } from './history';
import type { History } from './history';
import type { ItemState } from './item-state';

const PICKING_BEGINS = 12 * 60;
const PICKING_ENDS = 17 * 60;
/** Working days after which a line without any supply in sight is promised. */
const WITHOUT_SUPPLY = 10;

export interface CustomerReturn {
  readonly line: SalesLine;
  readonly quantity: number;
  readonly damaged: boolean;
}

/** Takes customer orders, fills them from stock as far as it goes, and sends them off. */
export class OrderDesk {
  /** What comes back, and when. */
  readonly returns = new Diary<CustomerReturn>();
  private readonly demand: Demand;
  private readonly entries = new Diary<SalesLine>();
  private readonly requests = new Diary<SalesLine>();
  private readonly withdrawals = new Diary<SalesLine>();
  private readonly despatchTimes: RandomStream;
  private readonly returnDraws: RandomStream;
  private orders = 0;
  private drawnUntil: Day;

  constructor(private readonly history: History) {
    const { plan } = history;
    this.demand = new Demand(plan);
    this.despatchTimes = new RandomStream(plan.seed, 'despatch');
    this.returnDraws = new RandomStream(plan.seed, 'return');
    this.drawnUntil = plan.start - 1;
  }

  isPromoted(state: ItemState, day: Day): boolean {
    return this.demand.isPromoted(state.item, day);
  }

  /** The orders that come in on a day, and those that their customers withdraw. */
  open(day: Day): void {
    while (this.drawnUntil < day + FURTHEST_REQUEST) {
      for (const line of this.demand.on(++this.drawnUntil)) this.entries.add(line.orderDay, line);
    }
    const numbers = new Map<number, { readonly order: number; lines: number }>();
    for (const line of this.entries.take(day)) {
      const known = numbers.get(line.customer.index) ?? { order: ++this.orders, lines: 0 };
      numbers.set(line.customer.index, known);
      line.order = known.order;
      line.line = ++known.lines;
      this.enter(line);
    }
    for (const line of this.withdrawals.take(day)) {
      line.cancelled = line.ordered;
      line.cancelReason = 'customer';
    }
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
      this.allocate(state, line, day);
      if (line.allocated > line.despatched) {
        line.heldUntil ??= state.item.warehouse.calendar.plus(day, line.heldDays);
        if (day >= line.heldUntil) this.despatch(state, line, day);
      }
      if (line.promised <= day && isOpen(line)) this.promiseAnew(state, line, day);
    }
    const waiting = state.due.filter(isOpen);
    state.due.splice(0, state.due.length, ...waiting);
  }

  private enter(line: SalesLine): void {
    this.history.salesLines.push(line);
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
    line.allocated += given;
    state.reserved += given;
    if (given === wanted || state.item.policy.unmetDemand !== 'lost') return;
    line.cancelled += wanted - given;
    line.cancelReason = 'no_stock';
    this.history.lost[this.history.cell(line.item, day)]! += wanted - given;
  }

  private despatch(state: ItemState, line: SalesLine, day: Day): void {
    const { calendar } = state.item.warehouse;
    const quantity = line.allocated - line.despatched;
    state.post(day, this.despatchTimes.at(line.order, line.line).whole(PICKING_BEGINS, PICKING_ENDS), -quantity, 'issue', line.order);
    state.reserved -= quantity;
    line.despatched += quantity;
    line.firstDespatched ??= day;
    line.lastDespatched = day;
    if (day <= line.firstPromised) line.despatchedOnTime += quantity;
    if (day <= line.requested) this.history.shippedOnTime[this.history.cell(line.item, line.requested)]! += quantity;
    const arrival = calendar.plus(day, line.transitDays);
    if (arrival <= this.history.end) deliver(line, quantity, arrival);
    this.returnDraws.at(line.order, line.line);
    if (this.returnDraws.chance(0.012)) {
      const back = calendar.onOrAfter(arrival + this.returnDraws.whole(3, 20));
      const returned = Math.ceil(quantity * this.returnDraws.between(0.2, 1));
      this.returns.add(back, { line, quantity: returned, damaged: this.returnDraws.chance(0.4) });
    }
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

function deliver(line: SalesLine, quantity: number, day: Day): void {
  line.delivered += quantity;
  line.lastDelivered = Math.max(day, line.lastDelivered ?? day);
  if (day <= line.firstPromised) line.deliveredOnTime += quantity;
}

/** Whether something of the line has still to leave. */
export function isOpen(line: SalesLine): boolean {
  return line.despatched + line.cancelled < line.ordered;
}
