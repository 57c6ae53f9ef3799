import type { In } from '../../stock';

export type { Days, Money, Share, StockingUnits } from '../../stock';

/** Cubic metres. */
export type CubicMetres = In<'cubic metres'>;
/** Minutes since 1970-01-01T00:00 on the clock of the warehouse: a local time, never a point in world time. */
export type LocalMinute = In<'minute on the clock of the warehouse'>;
/** Minutes during which a warehouse works. */
export type WorkingMinutes = In<'working minutes'>;

export const MINUTES_A_DAY = 1_440;
