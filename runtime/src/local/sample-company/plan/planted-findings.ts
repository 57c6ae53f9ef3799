import type { Day } from '../days';
import type { FindingItem, Findings, FindingSupplier } from '../findings';
import type { Customer, Item, Plan, Supplier } from '../model';
import { rounded } from '../money';
import { Choice } from './choice';
import { monthlyDemand } from './monthly-demand';
import { singleSourced } from './offers';
import { plantedOffers } from './planted-offers';
import { PLANTED_SUPPLIERS } from './planted-suppliers';
import { PRODUCT_GROUPS } from './product-groups';
import { planStanding } from './standing-orders';

/** How many items are dead stock, and how many go below zero. */
const DEAD = 24;
const NEGATIVE = 5;
const SMALL_ORDERS = 11;
const CARTON = 24;

/** Puts what tools shall find into a planned company. What happens on a day only is in `simulation/incidents`. */
export function plantFindings(plan: Omit<Plan, 'findings'>, anchor: Day): Plan {
  const choice = new Choice(plan);
  const suppliers = suppliersOf(plan);
  const standing = planStanding(choice.standing());
  standing.forEach(({ item }) => choice.reserve(item));
  const [short, plenty] = choice.inBoth(0, 1, isSteadyAndSmall);
  const [cheapPlenty, cheapShort] = choice.inBoth(0, 4, isWorthLittle);
  const seller = (warehouse: number, fits: (item: Item) => boolean = () => true) =>
    choice.best(warehouse, item => item.product.shelfLifeDays === undefined && fits(item));
  const ofGroup = (name: string) => (item: Item) => item.product.groupName === name;
  const inEuro = (item: Item) => item.supplier.currency === 'EUR';
  const chosen: Record<FindingItem, Item> = {
    short, plenty, cheapPlenty, cheapShort,
    cartons: seller(0, item => ofGroup('Filters')(item) && item.product.packSize === CARTON), december: seller(0, ofGroup('Bearings')), hidden: seller(2), overdue: seller(1),
    expiring: choice.best(1, item => ofGroup('Lubricants')(item) && item.product.volumeM3 < 0.03), perfect: seller(1), minimum: seller(1, inEuro), dollar: seller(0, inEuro),
    carton: seller(0, item => inEuro(item) && item.product.packSize > 1), inbound: seller(3, item => item.product.storageClass === 'bulky'),
    breakDown: seller(0, isEven), breakUp: seller(1, isEven), holiday: seller(0),
  };
  const inCartons = new Set([chosen.cartons.product, chosen.carton.product]);
  const dead = choice.slow(DEAD - 1, () => true);
  const negative = choice.slow(NEGATIVE, item => item.product.shelfLifeDays === undefined);
  const replaced = plan.items.filter(item => item.product.successor !== undefined && item.last < anchor - 400);
  const neighbours = plan.customers.filter(customer => customer.warehouse === 0 && customer.area === plan.warehouses[0]!.areas[0]).slice(0, 4);
  const smallOrders = Array.from({ length: SMALL_ORDERS }, () => seller(0));

  const changed = Object.entries(changesOf(chosen, anchor));
  const changes = new Map<Item, Partial<Item>>(changed.map(([name, change]) => [chosen[name as FindingItem], change]));
  for (const { item, growth } of standing) {
    changes.set(item, { supplier: suppliers.standing, unmanagedFrom: 0, demand: { ...item.demand, trendPerYear: growth - 1 } });
  }
  dead.forEach((item, index) => changes.set(item, { last: anchor - 420 - 6 * index, unmanagedFrom: anchor - 480 - 6 * index }));
  negative.forEach((item, index) => changes.set(item, { last: anchor - 125 - index, unmanagedFrom: anchor - 60 }));
  const items = plan.items.map(item => {
    const change = changes.get(item);
    return change ? { ...item, ...change, policy: { ...item.policy, maxOrder: undefined, ...change.policy } } : item;
  });
  const now = (item: Item) => items[item.index]!;
  return {
    ...plan, items,
    customers: plan.customers.map(customer => {
      const place = neighbours.indexOf(customer);
      return place < 0 ? customer : nextDoor(customer, neighbours[0]!, place);
    }),
    offers: [
      ...plan.offers.map(offer => (inCartons.has(offer.product) ? { ...offer, unitFactor: offer.product.packSize } : offer)),
      ...plantedOffers(plan, chosen, suppliers, standing.map(({ item }) => item)),
    ],
    findings: {
      anchor, suppliers,
      items: Object.fromEntries(Object.entries(chosen).map(([name, item]) => [name, now(item)])) as Record<FindingItem, Item>,
      dead: [...dead.map(now), ...replaced.map(now)], negative: negative.map(now), smallOrders: smallOrders.map(now),
      singleSource: singleSourced(plan.products), neighbours,
      standing: standing.map(({ item, ...rest }) => ({ ...rest, item: now(item) })),
    },
  };
}

function suppliersOf({ suppliers }: Pick<Plan, 'suppliers'>): Findings['suppliers'] {
  const named = Object.entries(PLANTED_SUPPLIERS).map(([name, index]) => [name, suppliers[index]!]);
  return Object.fromEntries(named) as Record<FindingSupplier, Supplier>;
}

function changesOf(chosen: Readonly<Record<FindingItem, Item>>, anchor: Day): Partial<Record<FindingItem, Partial<Item>>> {
  const { breakDown, breakUp, december, hidden, cartons } = chosen;
  return {
    short: { unmanagedFrom: anchor - 45 }, plenty: { unmanagedFrom: anchor - 40 },
    cheapShort: { unmanagedFrom: anchor - 150 }, cheapPlenty: { unmanagedFrom: anchor - 150 },
    expiring: { unmanagedFrom: anchor - 160 }, inbound: {}, overdue: {}, perfect: {}, minimum: {}, carton: {}, dollar: {}, holiday: {},
    breakDown: { demand: { ...breakDown.demand, break: { day: anchor - 400, factor: 0.5 } } },
    breakUp: { demand: { ...breakUp.demand, break: { day: anchor - 210, factor: 1.8 } } },
    december: { demand: { ...december.demand, december: 2 } },
    hidden: { unmanagedFrom: 0, demand: { ...hidden.demand, unrecorded: true, trendPerYear: 0 }, policy: { ...hidden.policy, unmetDemand: 'lost' } },
    cartons: { policy: { ...cartons.policy, orderMultiple: CARTON, minOrder: CARTON } },
  };
}

/** Whether what is sold of it in a month earns less than any transfer costs. */
function isWorthLittle(item: Item): boolean {
  return monthlyDemand(item) * (item.product.listPrice - item.product.cost) < 40;
}

function isCalm({ demand }: Item): boolean {
  return demand.quantityDispersion > 1;
}

/** Whether nothing but a break moves its demand much. */
function isEven(item: Item): boolean {
  return isCalm(item) && PRODUCT_GROUPS[item.product.group]!.season.swing <= 0.1;
}

/** Whether it comes soon and sells evenly, and months of it do not fill a warehouse. */
function isSteadyAndSmall(item: Item): boolean {
  const { product, supplier } = item;
  const small = product.volumeM3 * product.lineQuantity < 0.006 && product.shelfLifeDays === undefined;
  return small && supplier.leadDays < 15 && isCalm(item);
}

/** A customer some hundred metres from another one, in small orders. */
function nextDoor(customer: Customer, first: Customer, place: number): Customer {
  return { ...customer, latitude: rounded(first.latitude + 0.003 * place, 4), longitude: rounded(first.longitude + 0.002 * place, 4) };
}
