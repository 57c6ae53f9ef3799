/** A quantity in the base unit in which the product is stocked. */
export type BaseUnits = number;
/** Calendar days. */
export type Days = number;
/** Cubic metres. */
export type CubicMetres = number;
/** A share, 0 to 1. */
export type Share = number;
/** Minutes since 1970-01-01T00:00 on the clock of the warehouse: a local time, never a point in world time. */
export type LocalMinute = number;
/** Minutes during which a warehouse works. */
export type WorkingMinutes = number;

export const MINUTES_A_DAY = 1_440;
