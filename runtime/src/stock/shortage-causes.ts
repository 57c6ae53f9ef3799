import { finite, notNegative } from './checks';
import { StockInputError } from './stock-input-error';
import type { UnmetDemand } from './stock-policy';
import { leftOf, shortOf } from './stock-projection';
import type { StockingUnits } from './units';

/** What happened to an item over some days. */
export interface ShortageRecord {
  /** Usable on hand at the start of the first day. */
  readonly opening: StockingUnits;
  /** Units demanded and units that became usable, day by day. */
  readonly demand: readonly StockingUnits[];
  readonly supply: readonly StockingUnits[];
  readonly unmetDemand: UnmetDemand;
}

/** Something that went otherwise than planned. */
export interface ShortageCause {
  readonly name: string;
  /**
   * Supply and demand of each day less what they would have been without it: a receipt that came late is negative on the day it was due, and
   * positive on the day it came.
   */
  readonly supply?: readonly StockingUnits[];
  readonly demand?: readonly StockingUnits[];
}

/** A shortage, and what of it each cause brought about. The parts and the rest add up to it. */
export interface ExplainedShortage {
  readonly unitsShort: StockingUnits;
  /** In the order given. Below 0: without it, more would have been short. */
  readonly parts: readonly { readonly name: string; readonly units: StockingUnits }[];
  /** What would have been short without any of the causes: the level of stock that was planned did not cover it. */
  readonly rest: StockingUnits;
}

/** Causes that are told apart at most: each one doubles the work. */
const MOST_CAUSES = 10;

/**
 * Shares a shortage out among its causes: the mean, over all orders in which they could be undone, of what undoing each one saves.
 * No order is preferred, and the parts add up.
 *
 * @see Shapley (1953), A value for n-person games, Contributions to the Theory of Games II
 */
export function explainShortage(record: ShortageRecord, causes: readonly ShortageCause[]): ExplainedShortage {
  checked(record, causes);
  const short = Array.from({ length: 2 ** causes.length }, (_, undone) => shortWithout(record, causes.filter((__, index) => undone >> index & 1)));
  const weights = causes.map((_, size) => factorial(size) * factorial(causes.length - size - 1) / factorial(causes.length));
  const parts = causes.map(({ name }, index) => {
    let units = 0;
    for (let undone = 0; undone < short.length; undone++) {
      if ((undone >> index & 1) === 0) units += weights[bits(undone)]! * (short[undone]! - short[undone | 1 << index]!);
    }
    return { name, units };
  });
  return { unitsShort: short[0]!, parts, rest: short.at(-1)! };
}

/** Units that would have been short without some of the causes. */
function shortWithout({ opening, demand, supply, unmetDemand }: ShortageRecord, undone: readonly ShortageCause[]): StockingUnits {
  let balance = Math.max(0, opening);
  let short = 0;
  demand.forEach((quantity, day) => {
    const demanded = Math.max(0, undone.reduce((sum, cause) => sum - (cause.demand?.[day] ?? 0), quantity));
    const available = undone.reduce((sum, cause) => sum - (cause.supply?.[day] ?? 0), balance + (supply[day] ?? 0));
    short += shortOf(available, demanded);
    balance = leftOf(available, demanded, unmetDemand);
  });
  return short;
}

function checked({ opening, demand, supply }: ShortageRecord, causes: readonly ShortageCause[]): void {
  finite('opening stock', opening);
  for (const quantity of demand) notNegative('demand of a day', quantity);
  for (const quantity of supply) finite('supply of a day', quantity);
  if (causes.length > MOST_CAUSES) throw new StockInputError('causes', causes.length, `at most ${MOST_CAUSES}`);
  for (const quantity of causes.flatMap(cause => [...cause.supply ?? [], ...cause.demand ?? []])) finite('deviation of a day', quantity);
}

function bits(set: number): number {
  let count = 0;
  for (let left = set; left > 0; left >>= 1) count += left & 1;
  return count;
}

function factorial(n: number): number {
  return n <= 1 ? 1 : n * factorial(n - 1);
}
