import type { Duration } from '../statistics/kaplan-meier';
import type { PriceVariance } from './price-variance';
import type { Supplier } from './supplier-choice';
import type { Days } from './units';

/** Lines due in the period, arrived or not, and what came of them. */
export interface LinesDue {
  readonly lines: number;
  /** Purchase orders that hold them: the independent chances. */
  readonly orders: number;
  readonly onTime: number;
  readonly inFull: number;
  readonly otif: number;
  /** In full, in more than one delivery. */
  readonly inParts: number;
  /** Those that are due by the date confirmed last too, and on time by it. */
  readonly dueAgain: number;
  readonly onTimeLast: number;
}

/** What was received and rejected in a period; a delivery is what came for one order on one day. */
export interface Rejects {
  readonly received: number;
  readonly rejected: number;
  readonly deliveries: number;
  readonly deliveriesRejected: number;
}

/** What the data say of one supplier. */
export interface SupplierRecord {
  readonly supplier: Supplier;
  readonly due: LinesDue | null;
  /** Days to the last receipt of lines raised in the period and received in full. */
  readonly lead: { readonly lines: number; readonly arrived: number; readonly mean: Days | null; readonly deviation: Days | null } | null;
  /** By month of order, oldest first, complete months only. */
  readonly months: readonly { readonly month: number; readonly durations: readonly Duration[] }[];
  /** Orders of the last three complete months (recent) and the twelve before them, by the mean days of their lines. */
  readonly orders: readonly { readonly recent: boolean; readonly days: Days; readonly count: number }[];
  readonly rejects: Rejects | null;
  readonly rejectsRecent: Rejects | null;
  readonly rejectsBefore: Rejects | null;
  readonly variance: PriceVariance | null;
}
