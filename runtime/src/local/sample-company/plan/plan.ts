import type { Day } from '../days';
import type { Plan } from '../model';
import { planItems } from './items';
import { planOffers } from './offers';
import { planCustomers, planSuppliers } from './partners';
import { planWarehouses } from './places';
import { planProducts } from './products';

/** The company before anything happens: the same for a seed and a start, however long its history will be. */
export function planCompany(seed: number, start: Day): Plan {
  const warehouses = planWarehouses();
  const products = planProducts(seed, start);
  const suppliers = planSuppliers(seed);
  const offers = planOffers(seed, products, suppliers, start);
  const beginnings = { seed, start, warehouses, products, suppliers, offers };
  return { ...beginnings, customers: planCustomers(seed, warehouses), items: planItems(beginnings) };
}
