import { weekdayOf, yearOf } from '../days';
import type { Day } from '../days';
import type { Item, Offer, Product, PurchaseLine, Supplier } from '../model';
import { COMPANY_CURRENCY, rateOf, rounded, standardCostOn } from '../money';
import { RandomStream } from '../random';
import { Diary } from './history';
import type { History } from './history';
import type { ItemState } from './item-state';
import { offerPrice } from './offer-price';

/** Days after the confirmed date on which the buyer gives up what never came. */
const GIVEN_UP_AFTER = 90;
const EARLY_DAYS = 5;
const DAYS_BETWEEN_PARTS = 4;
/** What lies this near above its reorder point comes along on an order that goes out anyway, as a share of its cycle's quantity. */
const COMES_ALONG = 0.55;

interface Arrival { readonly line: PurchaseLine; readonly quantity: number }

/** Reviews stock once a week per supplier and warehouse, orders, and takes in what suppliers send. */
export class Purchasing {
  private readonly arrivals = new Diary<Arrival>();
  private readonly cancellations = new Diary<Arrival>();
  private readonly releases = new Diary<{ readonly state: ItemState; readonly quantity: number }>();
  private readonly orderDraws: RandomStream;
  private readonly receiptDraws: RandomStream;
  private readonly pairs: readonly ItemState[][];
  private readonly offers: ReadonlyMap<number, Offer>;
  private orders = 0;
  private receipts = 0;

  constructor(private readonly history: History) {
    const { plan, states } = history;
    this.orderDraws = new RandomStream(plan.seed, 'purchase order');
    this.receiptDraws = new RandomStream(plan.seed, 'receipt');
    this.offers = new Map(plan.offers.map(offer => [offerKey(offer.supplier.index, offer.product.index), offer]));
    const pairs = new Map<number, ItemState[]>();
    for (const state of states) {
      const key = state.item.supplier.index * plan.warehouses.length + state.item.warehouse.index;
      pairs.set(key, [...pairs.get(key) ?? [], state]);
    }
    this.pairs = [...pairs.keys()].sort((one, other) => one - other).map(key => pairs.get(key)!);
  }

  /** Takes in what arrives on a day, releases what was quarantined, and gives up what will not come. */
  receive(day: Day): void {
    for (const { state, quantity } of this.releases.take(day)) state.quarantined -= quantity;
    for (const arrival of this.arrivals.take(day)) this.takeIn(arrival, day);
    for (const { line, quantity } of this.cancellations.take(day)) {
      line.cancelled += quantity;
      this.history.states[line.item.index]!.onOrder -= quantity;
      this.close(line, day);
    }
  }

  /** Orders what has fallen to its reorder point. */
  review(day: Day): void {
    for (const pair of this.pairs) {
      const { warehouse, policy } = pair[0]!.item;
      if (weekdayOf(day) !== policy.reviewWeekday || !warehouse.calendar.works(day)) continue;
      if (!pair.some(state => orderQuantity(state, day, 0) > 0)) continue;
      const order = ++this.orders;
      let lines = 0;
      for (const state of pair) {
        const quantity = orderQuantity(state, day, COMES_ALONG);
        if (quantity > 0) this.order(state, quantity, day, order, ++lines);
      }
    }
  }

  /** Records the lines that are open when the history ends. */
  end(): void {
    for (const { openPurchases } of this.history.states) openPurchases.forEach(line => this.history.records.purchaseLine(line));
  }

  private order(state: ItemState, quantity: number, day: Day, order: number, number: number): void {
    const { item } = state;
    const { supplier, warehouse: { calendar } } = item;
    const draw = this.orderDraws.at(order, number);
    const firstConfirmed = calendar.onOrAfter(day + Math.max(2, Math.round(leadTime(supplier, day, draw))));
    const arrival = calendar.onOrAfter(Math.max(day + 1, firstConfirmed + this.delay(item)));
    const line: PurchaseLine = {
      item, supplier, order, firstConfirmed,
      line: number, orderDay: day, ordered: quantity,
      requested: calendar.onOrAfter(day + item.policy.leadTimeDays),
      reconfirmed: willSay(supplier, arrival - firstConfirmed, draw) ? { on: firstConfirmed - draw.whole(0, 2), day: arrival } : undefined,
      ...this.price(item.product, supplier, quantity, day),
      standardCost: standardCostOn(item.product, day, this.history.plan.start),
      expedited: state.backordered > 0 && draw.chance(0.3),
      received: 0, receivedOnTime: 0, cancelled: 0,
    };
    this.book(state, line);
    this.schedule(line, arrival, draw);
  }

  /**
   * An order of one line outside the reviews, which comes when it is handed to `deliver`.
   *
   * @param quantity  rounded up to what the item's policy allows
   */
  place(item: Item, supplier: Supplier, quantity: number, day: Day, confirmed: Day): PurchaseLine {
    const { policy, warehouse: { calendar } } = item;
    const ordered = Math.max(policy.minOrder, Math.ceil(quantity / policy.orderMultiple) * policy.orderMultiple);
    const line: PurchaseLine = {
      item, supplier, ordered, order: ++this.orders, line: 1, orderDay: day, firstConfirmed: confirmed,
      requested: calendar.onOrAfter(day + policy.leadTimeDays), ...this.price(item.product, supplier, ordered, day),
      standardCost: standardCostOn(item.product, day, this.history.plan.start), expedited: false, received: 0, receivedOnTime: 0, cancelled: 0,
    };
    this.book(this.history.states[item.index]!, line);
    return line;
  }

  /** Has some of a line, or the rest of it, come on a day that has not begun. */
  deliver(line: PurchaseLine, day: Day, quantity = line.ordered - line.received): void {
    this.arrivals.add(day, { line, quantity });
  }

  private book(state: ItemState, line: PurchaseLine): void {
    state.onOrder += line.ordered;
    state.openPurchases.push(line);
  }

  /** When the line comes: at once or in two parts, sometimes short, rarely never. */
  private schedule(line: PurchaseLine, arrival: Day, draw: RandomStream): void {
    const { supplier, item: { warehouse: { calendar } }, ordered } = line;
    if (draw.chance(0.002)) {
      this.cancellations.add(calendar.onOrAfter(line.firstConfirmed + GIVEN_UP_AFTER), { line, quantity: ordered });
      return;
    }
    const first = ordered > 1 && draw.chance(supplier.split) ? Math.ceil(ordered * draw.between(0.4, 0.8)) : ordered;
    const missing = ordered > 1 && first === ordered && draw.chance(supplier.short) ? Math.ceil(ordered * draw.between(0.05, 0.3)) : 0;
    const second = supplier.inParts ? arrival : calendar.onOrAfter(arrival + draw.whole(3, 15));
    const begins = supplier.inParts && first < ordered ? Math.max(line.orderDay + 1, arrival - DAYS_BETWEEN_PARTS) : arrival;
    this.arrivals.add(calendar.onOrAfter(begins), { line, quantity: first - Math.min(missing, first - 1) });
    if (missing > 0) this.cancellations.add(calendar.onOrAfter(arrival + 10), { line, quantity: Math.min(missing, first - 1) });
    if (first < ordered) this.arrivals.add(second, { line, quantity: ordered - first });
  }

  /** Days against the confirmed date. Continues the stream of the order line. */
  private delay({ supplier }: Item): number {
    const mark = this.orderDraws.uniform();
    if (mark < supplier.early) return -this.orderDraws.whole(EARLY_DAYS + 1, 10);
    if (mark < supplier.onTime) return -this.orderDraws.pick([0, 0, 0, 1, 2]);
    return 1 + Math.round(this.orderDraws.exponential(supplier.lateDays));
  }

  private takeIn({ line, quantity }: Arrival, day: Day): void {
    const { history } = this;
    const state = history.states[line.item.index]!;
    const number = ++this.receipts;
    const draw = this.receiptDraws.at(number);
    const rejected = rejectedOf(line.supplier, quantity, day, draw);
    const minute = draw.whole(5 * 60, 7 * 60);
    history.records.receipt({
      line, number, day, rejected, received: quantity,
      reason: rejected > 0 ? draw.pick(['damaged', 'wrong item', 'out of tolerance']) : undefined,
    });
    state.post(day, minute, quantity, 'receipt', number);
    if (rejected > 0) state.post(day, minute + 15, -rejected, 'supplier_return', number, 'rejected at receipt');
    if (rejected < quantity && draw.chance(0.04)) {
      state.quarantined += quantity - rejected;
      this.releases.add(day + draw.whole(1, 4), { state, quantity: quantity - rejected });
    }
    state.onOrder -= quantity;
    line.received += quantity;
    if (day >= line.firstConfirmed - EARLY_DAYS && day <= line.firstConfirmed) line.receivedOnTime += quantity;
    this.close(line, day);
  }

  private close(line: PurchaseLine, day: Day): void {
    if (line.received + line.cancelled < line.ordered) return;
    const { openPurchases } = this.history.states[line.item.index]!;
    line.closed = day;
    openPurchases.splice(openPurchases.indexOf(line), 1);
    this.history.records.purchaseLine(line);
  }

  private price(product: Product, supplier: Supplier, quantity: number, day: Day): Pick<PurchaseLine, 'unitPrice' | 'currency' | 'unitPriceBase'> {
    const offer = this.offers.get(offerKey(supplier.index, product.index))!;
    const unitPrice = offerPrice(offer, yearOf(day), yearOf(this.history.plan.start), quantity);
    const unitPriceBase = supplier.currency === COMPANY_CURRENCY ? unitPrice : rounded(unitPrice * rateOf(supplier.currency, day), 4);
    return { unitPrice, currency: supplier.currency, unitPriceBase };
  }
}

/** What to order of an item; 0 where it can wait. Towards the end of its life only what customers still wait for. */
function orderQuantity(state: ItemState, day: Day, alongShare: number): number {
  const { item: { first, last, policy } } = state;
  if (!state.isManaged(day)) return 0;
  if (day < first - policy.leadTimeDays - policy.reviewDays) return 0;
  const { position } = state;
  const ends = day > last - policy.leadTimeDays - policy.cycleDays;
  const target = ends ? 0 : state.orderUpTo;
  const point = ends ? -1 : state.reorderPoint + alongShare * (state.orderUpTo - state.reorderPoint);
  if (position > point) return 0;
  const wanted = Math.max(target - position, policy.minOrder);
  const quantity = Math.ceil(wanted / policy.orderMultiple) * policy.orderMultiple;
  return Math.min(quantity, policy.maxOrder ?? quantity);
}

/** Whether a supplier says beforehand that it will be late. */
function willSay({ reconfirms }: Supplier, late: number, draw: RandomStream): boolean {
  return reconfirms === true ? late > 0 : late > 1 && draw.chance(0.7);
}

/** Days from order to the day that a supplier confirms. */
function leadTime({ leadDays, spread, drift }: Supplier, day: Day, draw: RandomStream): number {
  const along = drift ? Math.min(1, Math.max(0, (day - drift.from) / drift.days)) : 0;
  const mean = drift ? leadDays + along * (drift.to - leadDays) : leadDays;
  return spread === undefined ? mean + draw.whole(-1, 2) : mean + spread * draw.normal();
}

function rejectedOf({ rejects, quality }: Supplier, quantity: number, day: Day, draw: RandomStream): number {
  if (quality) return Math.min(quantity, draw.negativeBinomial(quantity * (day < quality.from ? quality.before : quality.after) / 1e6, 4));
  return draw.chance(rejects) ? Math.min(quantity, Math.max(1, Math.round(quantity * draw.between(0.02, 0.3)))) : 0;
}

function offerKey(supplier: number, product: number): number {
  return supplier * 100_000 + product;
}
