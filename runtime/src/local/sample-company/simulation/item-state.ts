import { MINUTES_A_DAY } from '../days';
import type { Day } from '../days';
import type { Item, PurchaseLine, SalesLine } from '../model';
import type { History } from './history';
import type { MovementKind } from './records';

/** Working days among calendar days, holidays taken off. */
const WORKING_SHARE = 0.69;

/** One product in one warehouse while the days go by: its stock, what is promised out of it, what is on its way. */
export class ItemState {
  onHand = 0;
  quarantined = 0;
  /** Allocated and not yet despatched. */
  reserved = 0;
  onOrder = 0;
  /** On its way from other warehouses. */
  inTransit = 0;
  /** The first day on which the item was in stock or asked for. */
  stockedFrom?: Day;
  /** Lines due and not finished, the oldest first. */
  readonly due: SalesLine[] = [];
  readonly openPurchases: PurchaseLine[] = [];
  reorderPoint = 0;
  orderUpTo = 0;
  /** Demand a calendar day as the planner sees it. */
  private level: number;
  /** What is in stock of a product that expires, by the day on which it came, the oldest first. */
  readonly lots: { readonly day: Day; quantity: number }[] = [];
  private minutesOut = 0;
  private lastMinute = 0;

  constructor(readonly item: Item, private readonly history: History) {
    this.level = item.demand.linesPerDay * item.demand.quantity * WORKING_SHARE;
    this.revisePolicy();
  }

  /** What may be allocated. */
  get free(): number {
    return this.onHand - this.quarantined - this.reserved;
  }

  get backordered(): number {
    return this.due.reduce((sum, line) => sum + line.ordered - line.cancelled - line.allocated, 0);
  }

  /** What replenishment looks at. */
  get position(): number {
    return this.onHand - this.quarantined - this.reserved - this.backordered + this.onOrder + this.inTransit;
  }

  /** Demand a calendar day as the planner sees it. */
  get expectedDaily(): number {
    return this.level;
  }

  /**
   * Moves stock: the only way in which `onHand` changes. Within a day, times never go back.
   *
   * @returns the minute of the day at which it is booked
   */
  post(day: Day, minute: number, quantity: number, kind: MovementKind, reference?: number, reason?: string): number {
    const time = Math.max(minute, this.lastMinute);
    if (this.onHand <= 0) this.minutesOut += time - this.lastMinute;
    this.lastMinute = time;
    this.onHand += quantity;
    this.stockedFrom ??= day;
    if (this.item.product.shelfLifeDays !== undefined) this.moveLots(day, quantity);
    this.history.records.movement({ item: this.item, day, minute: time, quantity, kind, reference, reason });
    return time;
  }

  /** Whether somebody looks after it: reviews, counts, sends some to other warehouses. */
  isManaged(day: Day): boolean {
    return this.item.unmanagedFrom === undefined || day < this.item.unmanagedFrom;
  }

  /** What is past its shelf life and not promised to anybody. */
  expiredOn(day: Day): number {
    const { shelfLifeDays } = this.item.product;
    if (shelfLifeDays === undefined) return 0;
    const expired = this.lots.reduce((sum, lot) => (lot.day + shelfLifeDays < day ? sum + lot.quantity : sum), 0);
    return Math.max(0, Math.min(expired, this.free));
  }

  closeDay(day: Day): void {
    if (this.onHand <= 0) this.minutesOut += MINUTES_A_DAY - this.lastMinute;
    const cell = this.history.cell(this.item, day);
    this.history.closing[cell] = this.onHand;
    this.history.minutesOut[cell] = this.minutesOut;
    this.minutesOut = 0;
    this.lastMinute = 0;
  }

  /** The planner looks back over the last quarter, and trusts it half. */
  learnLevel(day: Day, daysBack: number): void {
    const cell = this.history.cell(this.item, day);
    let sum = 0;
    for (let back = 0; back < daysBack; back++) sum += this.history.demanded[cell - back]!;
    this.level = 0.5 * this.level + 0.5 * sum / daysBack;
    this.revisePolicy();
  }

  /** Reorder point and level by the textbook, but from a biased level and without the spread of the lead time. */
  private revisePolicy(): void {
    const { demand, policy } = this.item;
    const level = this.level * policy.bias;
    const days = policy.leadTimeDays + policy.reviewDays;
    const varianceToMean = demand.quantity * (1 + 1 / demand.quantityDispersion) + 1 + demand.linesPerDay * demand.quantity / demand.lineDispersion;
    const safety = policy.safetyFactor * Math.sqrt(level * days * varianceToMean);
    this.reorderPoint = Math.max(0, Math.ceil(level * days + safety));
    const cycle = Math.max(level * policy.cycleDays, demand.quantity, policy.minOrder, policy.orderMultiple);
    this.orderUpTo = this.reorderPoint + Math.ceil(cycle);
  }

  /** First in, first out. */
  private moveLots(day: Day, quantity: number): void {
    const newest = this.lots.at(-1);
    if (quantity > 0 && newest?.day === day) newest.quantity += quantity;
    else if (quantity > 0) this.lots.push({ day, quantity });
    for (let left = -quantity; left > 0 && this.lots.length > 0;) {
      const [lot] = this.lots;
      const taken = Math.min(left, lot!.quantity);
      lot!.quantity -= taken;
      left -= taken;
      if (lot!.quantity === 0) this.lots.shift();
    }
  }
}
