import type { FindingItem, Findings } from '../findings';
import type { Item, Offer, Plan, Product, Supplier } from '../model';
import { rounded } from '../money';
import { monthlyDemand } from './monthly-demand';
import { STANDING_PRICE_RISE } from './standing-orders';

/** The minimum order of the cheaper supplier, in months of what the whole company sells. */
const MINIMUM_MONTHS = 14;
/** A carton of the other supplier holds less and costs a little less: a piece costs more. */
const [CARTON_HOLDS, CARTON_COSTS] = [0.8, 0.93];
/** The dollar is worth more than the euro: the smaller number is the higher price. */
const DOLLAR_COSTS = 0.99;
const CHEAPER = 0.92;

/** The offers of the suppliers that only the findings have. */
export function plantedOffers(
  plan: Omit<Plan, 'findings'>, items: Readonly<Record<FindingItem, Item>>, suppliers: Findings['suppliers'], standing: readonly Item[],
): Offer[] {
  const usual = (item: Item) => plan.offers.find(({ product, supplier }) => product === item.product && supplier === item.supplier)!;
  const [cheaper, carton, dollar] = [usual(items.minimum), usual(items.carton), usual(items.dollar)];
  return [
    ...standing.map(({ product }) => offer(suppliers.standing, product, { price: product.cost, yearlyRise: STANDING_PRICE_RISE })),
    offer(suppliers.perfect, items.perfect.product, { price: rounded(1.01 * usual(items.perfect).price, 4) }),
    like(cheaper, suppliers.minimum, { price: rounded(CHEAPER * cheaper.price, 4), minOrder: minimumOrder(plan, items.minimum.product) }),
    like(carton, suppliers.carton, {
      unitFactor: Math.round(CARTON_HOLDS * carton.product.packSize), price: rounded(CARTON_COSTS / CARTON_HOLDS * carton.price, 4),
    }),
    like(dollar, suppliers.dollar, { price: rounded(DOLLAR_COSTS * dollar.price, 4) }),
  ];
}

function minimumOrder({ items }: Omit<Plan, 'findings'>, product: Product): number {
  const monthly = items.filter(item => item.product === product).reduce((sum, item) => sum + monthlyDemand(item), 0);
  return Math.ceil(MINIMUM_MONTHS * monthly / product.packSize) * product.packSize;
}

/** As the usual offer, but for what differs: freight and duty are the same, so that prices can be compared. */
function like(usual: Offer, supplier: Supplier, change: Partial<Offer>): Offer {
  return { ...usual, supplier, leadDays: supplier.leadDays, approved: true, unitFactor: 1, ...change };
}

function offer(supplier: Supplier, product: Product, terms: Pick<Offer, 'price'> & Partial<Offer>): Offer {
  const { leadDays } = supplier;
  return { supplier, product, leadDays, yearlyRise: 0.02, unitFactor: 1, freightShare: 0.02, dutyShare: 0, approved: true, ...terms };
}
