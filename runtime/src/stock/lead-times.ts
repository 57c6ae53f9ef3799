import { notNegative } from './checks';
import { kaplanMeier, shifted, type DurationDistribution, type DurationObservation } from './duration-distribution';
import type { DayOffset, Days, Share, StockingUnits } from './units';

/** A line has arrived with the receipt that brings it to this share of what was ordered and not cancelled. */
export const ARRIVED_AT: Share = 0.9;

/** A purchase order line raised in the window that is looked at, arrived or not. */
export interface PurchaseLine {
  /** The product: lines of one supplier and one warehouse share their pattern, items deviate from it. */
  readonly item: string;
  readonly ordered: DayOffset;
  /** Ordered less cancelled. A line of which nothing is left says nothing and is not counted. */
  readonly quantity: StockingUnits;
  readonly receipts: readonly { readonly day: DayOffset; readonly quantity: StockingUnits }[];
}

/** How long the lines of one supplier and one warehouse take, and each item's own deviation from it. */
export interface LeadTimes {
  /** All items together. */
  readonly group: DurationDistribution;
  /** By item: the pattern of the group around the item's own mean, which is drawn towards the group's mean by how little is known of the item. */
  readonly items: ReadonlyMap<string, DurationDistribution>;
}

/**
 * Lead times of one supplier x warehouse. Open lines count as lasting longer than until today.
 * An item's mean deviates by n / (n + within variance / between variance) of what its own lines show (empirical Bayes; Efron & Morris 1975).
 *
 * @see Loss Data Analytics, an open text of the Actuarial Community, 1st ed., section 9.6: both variances from the sample (Bühlmann & Straub)
 */
export function leadTimes(lines: readonly PurchaseLine[]): LeadTimes | null {
  const known = lines.filter(line => line.quantity > 0).map(line => ({ item: line.item, ...observed(line) }));
  if (known.length === 0) return null;
  const group = kaplanMeier(known);
  const byItem = new Map<string, DurationObservation[]>();
  for (const each of known) byItem.set(each.item, [...byItem.get(each.item) ?? [], each]);
  const { weightOf, within } = shrinkage([...byItem.values()]);
  const deviations = new Map([...byItem].map(([item, own]) => [item, weightOf(arrived(own).length) * (kaplanMeier(own).mean - group.mean)]));
  const pattern = kaplanMeier(known.map(each => ({ ...each, days: each.days - deviations.get(each.item)! })));
  const ofItem = (item: string, own: readonly DurationObservation[]): DurationDistribution => {
    const n = arrived(own).length;
    const weight = weightOf(n);
    return {
      ...shifted(pattern, deviations.get(item)!, 0), n: own.length, openShare: 1 - n / own.length,
      // The mean of the item is off as its own lines are, and as the group is where it is drawn to it.
      sdOfMean: Math.hypot(n === 0 ? 0 : Math.sqrt(weight * within / n), (1 - weight) * group.sdOfMean),
    };
  };
  return { group, items: new Map([...byItem].map(([item, own]) => [item, ofItem(item, own)])) };
}

/** Order date to the receipt that brings the line to 90 %, else to today. */
export function observed({ ordered, quantity, receipts }: PurchaseLine): DurationObservation {
  let received = 0;
  for (const receipt of receipts.toSorted((one, other) => one.day - other.day)) {
    received += notNegative('quantity received', receipt.quantity);
    if (received >= quantity * ARRIVED_AT - 1e-9) return { days: Math.max(0, receipt.day - ordered), ended: true };
  }
  return { days: Math.max(0, -ordered), ended: false };
}

/** Weight of an item's own mean by the number of its lines that arrived, from the analysis of variance of those that did. */
function shrinkage(items: readonly (readonly DurationObservation[])[]): { readonly within: number; weightOf(lines: number): Share } {
  const samples = items.map(item => arrived(item)).filter(sample => sample.length > 0);
  const n = samples.reduce((sum, sample) => sum + sample.length, 0);
  if (samples.length < 2 || n === samples.length) return { within: 0, weightOf: () => 0 };
  const mean = samples.flat().reduce((sum, days) => sum + days, 0) / n;
  const within = samples.reduce((sum, sample) => sum + squares(sample, average(sample)), 0) / (n - samples.length);
  const between = samples.reduce((sum, sample) => sum + sample.length * (average(sample) - mean) ** 2, 0);
  const scale = n - samples.reduce((sum, sample) => sum + sample.length ** 2, 0) / n;
  const variance = Math.max(0, (between - (samples.length - 1) * within) / scale);
  return { within, weightOf: lines => variance === 0 || lines === 0 ? 0 : lines / (lines + within / variance) };
}

function arrived(observations: readonly DurationObservation[]): Days[] {
  return observations.filter(({ ended }) => ended).map(({ days }) => days);
}

function average(sample: readonly Days[]): Days {
  return sample.reduce((sum, days) => sum + days, 0) / sample.length;
}

function squares(sample: readonly Days[], mean: Days): number {
  return sample.reduce((sum, days) => sum + (days - mean) ** 2, 0);
}
