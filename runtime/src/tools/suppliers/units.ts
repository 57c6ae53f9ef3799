import type { In } from '../../stock';

export type { Days, Money, MoneyPerUnit, Share, StockingUnits } from '../../stock';

/** Rejected units of a million received. */
export type PartsPerMillion = In<'parts per million'>;
/** The HHI of antitrust: 0 (many small ones) to 10,000 (a single one). */
export type HhiPoints = In<'HHI points'>;
/** Points of 100. */
export type Score = In<'points of 100'>;
