/** Money in the company's currency. */
export type CompanyMoney = number;
/** Base units: the unit in which a product is stocked. */
export type BaseUnits = number;
/** Money in the company's currency for one base unit. */
export type PricePerUnit = number;
/** Calendar days. */
export type Days = number;
/** A share, 0 to 1. */
export type Share = number;
/** Rejected units of a million received. */
export type PartsPerMillion = number;
/** The HHI of antitrust: 0 (many small ones) to 10,000 (a single one). */
export type HhiPoints = number;
/** Points of 100. */
export type Score = number;
