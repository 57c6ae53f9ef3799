import { demandPaths } from './demand-paths';
import { durationQuantile, durationQuantiles } from './duration-distribution';
import { checkedProjection, type ProjectedItem, type ProjectionRun } from './projected-item';
import { predictedReceipt, type PredictedReceipt } from './receipt-days';
import { seededUniform } from './seeded-random';
import { leftOf, NEGLIGIBLE, shortOf } from './stock-projection';
import type { DayOffset, Money, Share, StockingUnits } from './units';

/** How an item may run out before help could come. */
export interface StockoutRisk {
  /** Probability that stock is out before the receipt that an order placed today could bring, within the horizon. */
  readonly probability: Share;
  /** Probability that it is out at any time within the horizon if nothing is ordered. */
  readonly probabilityInHorizon: Share;
  /** The day by which half of all paths have run out if nothing is ordered; null where fewer do within the horizon. */
  readonly halfOutBy: DayOffset | null;
  /** Of the paths that run out before help could come: the day on which the first tenth, half and nine tenths of them do. */
  readonly runsOut: { readonly early: DayOffset; readonly median: DayOffset; readonly late: DayOffset } | null;
  /** The median day on which an order placed today arrives. */
  readonly helpArrives: DayOffset;
  /** Expected units not served on their day before help could come. They are lost or delayed, never both. */
  readonly unitsShort: StockingUnits;
  readonly effect: 'lost' | 'delayed';
  readonly revenueShort: Money;
  readonly marginShort: Money;
  /** What would leave 5 % of the paths short: so many units by that day. Null where it is so already. */
  readonly averts: { readonly quantity: StockingUnits; readonly by: DayOffset } | null;
  /** Units short in each path: paths of the same number belong together across items, so they may be added up. */
  readonly shortByPath: Float64Array;
}

/** Units that come on a day that is sure, beside or instead of those expected. */
export interface Remedy {
  readonly kind: 'expedite' | 'transfer' | 'order';
  /** For the answer: the purchase line, the warehouse or the supplier. */
  readonly name: string;
  readonly day: DayOffset;
  readonly quantity: StockingUnits;
  /** The index of the receipt that it brings forward; null where it is additional. */
  readonly instead: number | null;
}

/** What a remedy changes, on the same paths. */
export interface RemedyEffect {
  readonly remedy: Remedy;
  readonly probability: Share;
  readonly unitsSaved: StockingUnits;
  readonly marginSaved: Money;
}

/** The risk of one item over joint paths of demand, receipts and the lead time of an order placed today. */
export function stockoutRisk(item: ProjectedItem, run: ProjectionRun): StockoutRisk {
  checkedProjection(item, run);
  return riskOf(item, run, walkPaths(item, run, null));
}

/** What each remedy would change: the largest margin saved first. */
export function remedyEffects(item: ProjectedItem, run: ProjectionRun, remedies: readonly Remedy[]): RemedyEffect[] {
  checkedProjection(item, run);
  const demand = demandPaths(item, run);
  const before = riskOf(item, run, walkPaths(item, run, null, demand));
  return remedies.map(remedy => {
    const after = riskOf(item, run, walkPaths(item, run, remedy, demand));
    const unitsSaved = before.unitsShort - after.unitsShort;
    return { remedy, probability: after.probability, unitsSaved, marginSaved: unitsSaved * item.margin };
  }).sort((one, other) => other.marginSaved - one.marginSaved || other.unitsSaved - one.unitsSaved);
}

interface WalkedPaths {
  /** The first day out before help could come, and at any time; Infinity where there is none. */
  readonly out: Float64Array;
  readonly outInHorizon: Float64Array;
  readonly short: Float64Array;
  /** The most that was missing at once (delayed) or in all (lost) before help could come. */
  readonly missing: Float64Array;
}

function walkPaths(item: ProjectedItem, run: ProjectionRun, remedy: Remedy | null, demand = demandPaths(item, run)): WalkedPaths {
  const receipts = item.receipts.filter((_, index) => index !== remedy?.instead).map(receipt => predictedReceipt(receipt, run.firstDay, run.seed));
  const paths: WalkedPaths = {
    out: new Float64Array(run.paths).fill(Infinity), outInHorizon: new Float64Array(run.paths).fill(Infinity),
    short: new Float64Array(run.paths), missing: new Float64Array(run.paths),
  };
  // Most items have so much that no path can use it up.
  if (item.usableOnHand >= demand.most) return paths;
  const leadTime = durationQuantiles(item.leadTime);
  const received = new Float64Array(run.horizon);
  for (let path = 0; path < run.paths; path++) {
    receive(received.fill(0), receipts, remedy, path, run.firstDay);
    const help: number = leadTime(seededUniform(run.seed, item.key, 'lead time', path)); // ordered on day 0
    walkPath(paths, path, item, run, demand.of(path), received, help);
  }
  return paths;
}

function receive(
  received: Float64Array, receipts: readonly PredictedReceipt[], remedy: Remedy | null, path: number, firstDay: DayOffset,
): void {
  for (const each of receipts) add(received, each.day(path) - firstDay, each.receipt.quantity);
  if (remedy) add(received, remedy.day - firstDay, remedy.quantity);
}

function add(received: Float64Array, day: number, quantity: StockingUnits): void {
  const index = Math.max(0, Math.ceil(day));
  if (index < received.length) received[index]! += quantity;
}

function walkPath(
  paths: WalkedPaths, path: number, { usableOnHand, unmetDemand }: ProjectedItem, { firstDay }: ProjectionRun,
  demand: Float64Array, received: Float64Array, help: DayOffset,
): void {
  let balance = Math.max(0, usableOnHand);
  for (let index = 0; index < demand.length; index++) {
    const available = balance + received[index]!;
    const short = shortOf(available, demand[index]!);
    balance = leftOf(available, demand[index]!, unmetDemand);
    if (short <= NEGLIGIBLE) continue;
    const day = firstDay + index;
    if (paths.outInHorizon[path] === Infinity) paths.outInHorizon[path] = day;
    if (day >= help) return;
    if (paths.out[path] === Infinity) paths.out[path] = day;
    paths.short[path]! += short;
    paths.missing[path] = unmetDemand === 'lost' ? paths.short[path]! : Math.max(paths.missing[path]!, -balance);
  }
}

function riskOf(item: ProjectedItem, run: ProjectionRun, { out, outInHorizon, short, missing }: WalkedPaths): StockoutRisk {
  const days = out.filter(Number.isFinite).sort();
  const daysInHorizon = outInHorizon.filter(Number.isFinite).sort();
  const at = (p: Share) => days[Math.floor(p * days.length)]!;
  const unitsShort = short.reduce((sum, units) => sum + units, 0) / run.paths;
  const tolerated = Math.floor(0.05 * run.paths);
  return {
    probability: days.length / run.paths,
    probabilityInHorizon: daysInHorizon.length / run.paths,
    halfOutBy: daysInHorizon[Math.ceil(run.paths / 2) - 1] ?? null,
    runsOut: days.length === 0 ? null : { early: at(0.1), median: at(0.5), late: at(0.9) },
    helpArrives: +durationQuantile(item.leadTime, 0.5), // ordered on day 0
    unitsShort, effect: item.unmetDemand === 'lost' ? 'lost' : 'delayed',
    revenueShort: unitsShort * item.price, marginShort: unitsShort * item.margin,
    averts: days.length <= tolerated ? null : {
      quantity: missing.toSorted()[run.paths - 1 - tolerated]!,
      by: days[tolerated]!,
    },
    shortByPath: short,
  };
}
