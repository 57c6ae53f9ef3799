/** A quantity in the base unit in which the product is stocked. */
export type StockingUnits = number;
/** Base units a day. */
export type UnitsPerDay = number;
/** Calendar days. */
export type Days = number;
/** A share, 0 to 1. */
export type Share = number;
