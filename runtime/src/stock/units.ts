declare const unit: unique symbol;

/**
 * A number that carries its unit. A plain number may become one, but one unit never becomes another by mistake:
 * `Days` where `StockingUnits` are asked for does not compile. What is computed from them is a plain number again.
 */
export type In<U extends string> = number & { readonly [unit]?: U };

/** A quantity in the base unit in which the product is stocked. */
export type StockingUnits = In<'stocking units'>;
/** Base units a day. */
export type UnitsPerDay = In<'stocking units a day'>;
/** Base units a year of 365 days. */
export type UnitsPerYear = In<'stocking units a year'>;
/** Calendar days. */
export type Days = In<'days'>;
/** A day counted from the day of the question: 0 is today, -3 three days ago. */
export type DayOffset = In<'day counted from today'>;
/** Money in the one currency of the call. The caller converts, or refuses to. */
export type Money = In<'money'>;
/** Money a year of 365 days. */
export type MoneyPerYear = In<'money a year'>;
/** Money a base unit. */
export type MoneyPerUnit = In<'money a stocking unit'>;
/** A share, 0 to 1. */
export type Share = In<'share'>;

/** Days of the year that yearly figures count with. */
export const DAYS_A_YEAR: Days = 365;
