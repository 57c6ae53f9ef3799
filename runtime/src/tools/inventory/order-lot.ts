import { quantityInWords } from '../counted';
import type { StockingUnits } from './units';

/** In what quantities a product can be ordered. */
export interface LotTerms {
  /** The order is a multiple of it. */
  readonly multiple: StockingUnits | null;
  readonly minimum: StockingUnits | null;
  readonly maximum: StockingUnits | null;
}

/** A quantity that can be ordered, and what made it another than was asked for. */
export interface OrderLotChoice {
  readonly quantity: StockingUnits;
  readonly notes: readonly string[];
}

/** The least quantity that can be ordered and is not below the one asked for. A maximum is said, and not kept: a person decides. */
export function lotFor(asked: StockingUnits, { multiple, minimum, maximum }: LotTerms, unit: string): OrderLotChoice {
  const step = multiple !== null && multiple > 0 ? multiple : null;
  const least = Math.max(asked, minimum ?? 0);
  const packs = step === null ? least : Math.ceil(least / step - 1e-9) * step;
  const quantity = Math.max(packs, least); // never below by a digit that binary cannot hold
  const said = (value: StockingUnits): string => quantityInWords(value, unit);
  return {
    quantity,
    notes: [
      ...(least > asked ? [`Raised from ${said(asked)} to the minimum order of ${said(least)}.`] : []),
      ...(quantity - least > 1e-9 * quantity ? [`Raised from ${said(least)} to ${said(quantity)}: it is ordered in multiples of ${said(step ?? 1)}.`] : []),
      ...(maximum !== null && quantity > maximum ? [`More than the maximum order of the policy, ${said(maximum)}.`] : []),
    ],
  };
}
