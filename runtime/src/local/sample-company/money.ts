import { shareOfYear, yearOf } from './days';
import type { Day } from './days';
import type { Product } from './model';

export const COMPANY_CURRENCY = 'EUR';

/** Units of the company's currency for one unit of the other, at their mean. */
const MEAN_RATES: Readonly<Record<string, number>> = { EUR: 1, USD: 1.05, GBP: 1.17, PLN: 0.23, CNY: 0.128 };

export const CURRENCIES = Object.keys(MEAN_RATES);

/** The rate of a currency on a day: it swings by 3 % in the course of a year. */
export function rateOf(currency: string, day: Day): number {
  const mean = MEAN_RATES[currency] ?? 1;
  return currency === COMPANY_CURRENCY ? 1 : rounded(mean * (1 + 0.03 * Math.sin(2 * Math.PI * shareOfYear(day))), 4);
}

/** The standard cost of a product: set once a year, 2 % up. */
export function standardCost(product: Product, year: number, firstYear: number): number {
  return rounded(product.cost * 1.02 ** (year - firstYear), 2);
}

export function standardCostOn(product: Product, day: Day, start: Day): number {
  return standardCost(product, yearOf(day), yearOf(start));
}

export function rounded(value: number, digits: number): number {
  const factor = 10 ** digits;
  return Math.round(value * factor) / factor;
}
