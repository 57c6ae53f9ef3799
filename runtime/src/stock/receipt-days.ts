import { durationQuantiles, longerThan } from './duration-distribution';
import type { OpenReceipt } from './projected-item';
import { seededUniform } from './seeded-random';
import type { DayOffset } from './units';

/** When an open receipt arrives. */
export interface PredictedReceipt {
  readonly receipt: OpenReceipt;
  /** The median of its day; null where its supplier was never so late: it is not counted on. */
  readonly likely: DayOffset | null;
  /** The day in one of the paths; Infinity where it does not come. */
  day(path: number): DayOffset;
}

/**
 * Promise plus the supplier's lateness, given how late the receipt already is: what was due ten days ago is not as late as what is due tomorrow.
 * Lines of one delivery have the same luck.
 *
 * @param firstDay  the first day on which it can arrive
 */
export function predictedReceipt(receipt: OpenReceipt, firstDay: DayOffset, seed: number): PredictedReceipt {
  const lateness = longerThan(receipt.lateness, firstDay - receipt.promised - 1);
  if (lateness === null) return { receipt, likely: null, day: () => Infinity };
  const quantile = durationQuantiles(lateness);
  const day = (p: number) => receipt.promised + quantile(p);
  return { receipt, likely: day(0.5), day: path => day(seededUniform(seed, receipt.delivery, path)) };
}
