import type { Day } from '../days';
import type { Plan } from '../model';
import { planItems } from './items';
import { planOffers } from './offers';
import { planCustomers, planSuppliers } from './partners';
import { planWarehouses } from './places';
import { plantFindings } from './planted-findings';
import { planProducts } from './products';

/** 156 weeks: a new company stands on the day after them. */
export const HISTORY_DAYS = 1_092;

/** The company before anything happens: the same for a seed and a start, however long its history will be. */
export function planCompany(seed: number, start: Day, scale: number): Plan {
  const anchor = start + HISTORY_DAYS;
  const warehouses = planWarehouses(scale);
  const products = planProducts(seed, start, scale);
  const suppliers = planSuppliers(seed, anchor);
  const offers = planOffers(seed, products, suppliers, start);
  const beginnings = { seed, start, warehouses, products, suppliers, offers };
  return plantFindings({ ...beginnings, customers: planCustomers(seed, warehouses, scale), items: planItems(beginnings, scale) }, anchor);
}
