import type { Money } from './units';

/** What was paid for what was received in one currency on orders of one year. */
export interface AmountPaid {
  readonly currency: string | null;
  readonly year: number;
  /** In that currency; null where the data do not say. */
  readonly inCurrency: number | null;
  readonly paid: Money;
  /** At the standard costs of the order dates. */
  readonly standard: Money;
}

/** Purchase price variance with its part from exchange rates split off; above 0 dearer than the standard. */
export interface PriceVariance {
  readonly total: Money;
  /** Null where a rate or currency is not known: then the whole stands undivided. */
  readonly exchange: Money | null;
  readonly standard: Money;
}

/**
 * (Price paid - standard cost) x received, and how much of it is exchange: the price in its currency x (rate paid at - rate of the budget).
 * The rate of the budget is the first one of the order's year, for standards are set for a year.
 *
 * @param budgetRate  what a unit of the currency was worth in company currency at the start of the year
 * @see Horngren, Datar & Rajan (2012), Cost Accounting, 14th ed., ch. 7 (price variance); Shapiro & Hanouna (2019), Multinational Financial
 *   Management, 11th ed. (the rate of the budget against the actual rate)
 */
export function priceVariance(
  amounts: readonly AmountPaid[], budgetRate: (currency: string, year: number) => number | undefined,
): PriceVariance | null {
  if (amounts.length === 0) return null;
  const sum = (of: (amount: AmountPaid) => number) => amounts.reduce((total, amount) => total + of(amount), 0);
  const exchanges = amounts.map(({ currency, year, inCurrency, paid }) => {
    const rate = currency === null ? undefined : budgetRate(currency, year);
    return rate === undefined || inCurrency === null ? null : paid - inCurrency * rate;
  });
  return {
    total: sum(({ paid, standard }) => paid - standard),
    exchange: exchanges.reduce<number | null>((total, each) => total === null || each === null ? null : total + each, 0),
    standard: sum(({ standard }) => standard),
  };
}
