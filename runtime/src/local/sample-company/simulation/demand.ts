import { isDecember, shareOfYear, weekdayOf, yearOf } from '../days';
import type { Day } from '../days';
import type { Customer, Item, Plan, SalesLine } from '../model';
import { rounded } from '../money';
import { PRODUCT_GROUPS } from '../plan/product-groups';
import { RandomStream } from '../random';

/** What is sold on a working day against the mean, Monday first. */
export const WEEKDAYS = [1.14, 1.06, 1, 0.97, 0.83] as const;
const PROMOTED = 1.7;
/** Working days from order to requested day, each as often as it stands here. */
const AHEAD = [0, 0, 0, 1, 1, 1, 2, 2, 2, 3, 3, 4, 5, 5, 7, 10, 10, 15] as const;
/** How far, in calendar days, a requested day can lie behind its order day: 15 working days and the holidays among them. */
export const FURTHEST_REQUEST = 30;

/** What customers ask for. The demand of an item on a day depends on the seed, the item and the day only. */
export class Demand {
  private readonly draw: RandomStream;
  private readonly promotions: RandomStream;
  private readonly byWarehouse: readonly { readonly customers: readonly Customer[]; readonly cumulative: readonly number[] }[];
  private readonly promoted = new Map<number, readonly [Day, Day] | undefined>();

  constructor(private readonly plan: Plan) {
    this.draw = new RandomStream(plan.seed, 'demand');
    this.promotions = new RandomStream(plan.seed, 'promotion');
    this.byWarehouse = plan.warehouses.map(warehouse => {
      const customers = plan.customers.filter(customer => customer.warehouse === warehouse.index);
      let sum = 0;
      return { customers, cumulative: customers.map(customer => (sum += customer.weight)) };
    });
  }

  /** The lines requested for a day. */
  on(day: Day): SalesLine[] {
    const weekday = WEEKDAYS[weekdayOf(day)];
    if (weekday === undefined) return [];
    const years = (day - this.plan.start) / 365;
    const seasons = PRODUCT_GROUPS.map(({ season }) => 1 + season.swing * Math.cos(2 * Math.PI * (shareOfYear(day) - season.peak)));
    const december = isDecember(day);
    const works = this.plan.warehouses.map(warehouse => warehouse.calendar.works(day));
    return this.plan.items.flatMap(item => {
      if (day < item.first || day > item.last || !works[item.warehouse.index]) return [];
      const { linesPerDay, lineDispersion, trendPerYear, break: broken, december: inDecember = 1 } = item.demand;
      const level = linesPerDay * weekday * seasons[item.product.group]! * (1 + trendPerYear) ** years;
      const mean = level * (broken && day >= broken.day ? broken.factor : 1) * (this.isPromoted(item, day) ? PROMOTED : 1)
        * (december ? inDecember : 1);
      const count = this.draw.at(item.index, day).negativeBinomial(mean, lineDispersion);
      return count === 0 ? [] : Array.from({ length: count }, () => this.line(item, day));
    });
  }

  /** Whether the product is on offer that day: some are, ten days a year. */
  isPromoted(item: Item, day: Day): boolean {
    const year = yearOf(day);
    const key = item.product.index * 10_000 + year;
    if (!this.promoted.has(key)) this.promoted.set(key, this.promotion(item.product.index, year));
    const period = this.promoted.get(key);
    return period !== undefined && day >= period[0] && day <= period[1];
  }

  /** The first and last day of the promotion of a product in a year. */
  promotion(product: number, year: number): readonly [Day, Day] | undefined {
    this.promotions.at(product, year);
    if (!this.promotions.chance(0.15)) return undefined;
    const first = Math.floor((year - 1970) * 365.25) + this.promotions.whole(10, 340);
    return [first, first + 9];
  }

  /** Continues the stream of the item and the day. */
  private line(item: Item, requested: Day): SalesLine {
    const { draw, plan } = this;
    const { customers, cumulative } = this.byWarehouse[item.warehouse.index]!;
    const ordered = 1 + draw.negativeBinomial(item.demand.quantity - 1, item.demand.quantityDispersion);
    const customer = customers[draw.weighted(cumulative)]!;
    const early = item.warehouse.calendar.plus(requested, -draw.pick(AHEAD));
    const orderDay = early < plan.start || item.demand.unrecorded ? requested : early;
    const withdrawn = draw.chance(0.02) && requested - orderDay > 1;
    const withdrawnOn = withdrawn ? draw.whole(orderDay + 1, requested - 1) : undefined;
    return this.plainLine(item, customer, orderDay, requested, ordered, withdrawnOn, draw.chance(0.965) ? 0 : draw.whole(1, 2));
  }

  /** A line as it comes in. All its fields are there from the beginning: lines of one shape are quick to work with. */
  plainLine(item: Item, customer: Customer, orderDay: Day, requested: Day, ordered: number, withdrawnOn?: Day, heldDays = 0): SalesLine {
    const yearly = 1.02 ** (yearOf(orderDay) - yearOf(this.plan.start));
    return {
      item, customer, ordered, orderDay, requested, withdrawnOn, heldDays,
      unitPrice: rounded(item.product.listPrice * (1 - customer.discount) * yearly, 2),
      order: 0, line: 0, firstPromised: requested, promised: requested,
      allocated: 0, despatched: 0, delivered: 0, cancelled: 0, despatchedOnTime: 0, deliveredOnTime: 0,
      cancelReason: undefined, cancelledOn: undefined, firstDespatched: undefined, lastDespatched: undefined, lastDelivered: undefined,
      allocatedAt: undefined, deliveredAt: undefined, heldUntil: undefined,
    };
  }
}
