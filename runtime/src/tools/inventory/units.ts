export type { DayOffset, Days, Share, StockingUnits, UnitsPerDay, UnitsPerYear } from '../../stock';
