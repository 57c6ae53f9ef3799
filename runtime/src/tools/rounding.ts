/** A share as percent with one decimal: the figure of a cell, and of the sentence that speaks of it. */
export function percent(share: number): number;
export function percent(share: number | null): number | null;
export function percent(share: number | null): number | null {
  return share === null ? null : tenths(100 * share);
}

/** One decimal. */
export function tenths(value: number): number;
export function tenths(value: number | null): number | null;
export function tenths(value: number | null): number | null {
  return value === null ? null : Math.round(value * 10) / 10 + 0;
}

/** Two decimals: money. */
export function cents(value: number): number;
export function cents(value: number | null): number | null;
export function cents(value: number | null): number | null {
  return value === null ? null : Math.round(value * 100) / 100 + 0;
}
