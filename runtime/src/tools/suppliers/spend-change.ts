import type { StockingUnits, Money } from './units';

/** What was bought of one product from one supplier in one currency, in a period and in the one before it. */
export interface SpendItem {
  /** Quantities are only added up within one base unit. */
  readonly baseUnit: string;
  readonly before: Purchased;
  readonly after: Purchased;
}

export interface Purchased {
  readonly quantity: StockingUnits;
  /** In the currency of the purchase. */
  readonly inCurrency: number;
  readonly value: Money;
}

/** A change of spend taken apart; the four parts add up to it. */
export interface SpendChange {
  readonly before: Money;
  readonly after: Money;
  /** More or less bought, at the old mix and the old prices. */
  readonly volume: Money;
  /** Dearer or cheaper, at the old exchange rates. */
  readonly price: Money;
  /** Other things bought than before, at the old prices; new and dropped ones are in it. */
  readonly mix: Money;
  /** Other exchange rates, at the new prices. */
  readonly exchange: Money;
  /** The part of the value of both periods that was bought in both: what prices are compared of. */
  readonly coverage: number | null;
}

/**
 * Takes a change of spend apart. With quantities q, prices p in the currency of purchase, exchange rates r, 0 before and 1 after:
 * price = sum q1 (p1 - p0) r0; exchange = sum q1 p1 (r1 - r0); volume = sum over base units of spend0 (Q1 / Q0 - 1);
 * mix = sum q1 p0 r0 - sum over base units of spend0 Q1 / Q0. What is new has no old price: it counts at its new one.
 *
 * @see Horngren, Datar & Rajan (2012), Cost Accounting, 14th ed., ch. 14, pp. 526-528: mix and yield variances, with exchange split from price
 */
export function spendChange(items: readonly SpendItem[]): SpendChange {
  const sum = (of: (item: SpendItem) => number) => items.reduce((total, item) => total + of(item), 0);
  const [before, after] = [sum(item => item.before.value), sum(item => item.after.value)];
  const units = [...new Set(items.map(({ baseUnit }) => baseUnit))];
  const atOldMix = units.reduce((total, unit) => total + grown(items.filter(item => item.baseUnit === unit)), 0);
  const exchange = sum(item => isNew(item) ? 0 : item.after.value - item.after.inCurrency * rateOf(item.before));
  const atOldPrices = sum(item => isNew(item) ? item.after.value : item.after.quantity * item.before.value / item.before.quantity);
  const both = items.filter(item => item.before.quantity > 0 && item.after.quantity > 0);
  return {
    before, after, exchange,
    volume: atOldMix - before,
    mix: atOldPrices - atOldMix,
    price: after - atOldPrices - exchange,
    coverage: before + after <= 0 ? null : both.reduce((total, item) => total + item.before.value + item.after.value, 0) / (before + after),
  };
}

/** What the old spend would be had everything grown like the quantity of its base unit; of a unit that is new, what is spent now. */
function grown(items: readonly SpendItem[]): Money {
  const quantity = (when: 'before' | 'after') => items.reduce((sum, item) => sum + item[when].quantity, 0);
  const value = (when: 'before' | 'after') => items.reduce((sum, item) => sum + item[when].value, 0);
  return quantity('before') > 0 ? value('before') * quantity('after') / quantity('before') : value('after');
}

function isNew({ before }: SpendItem): boolean {
  return before.quantity <= 0;
}

function rateOf({ value, inCurrency }: Purchased): number {
  return inCurrency === 0 ? 1 : value / inCurrency;
}
