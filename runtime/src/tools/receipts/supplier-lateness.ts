import { durationQuantile, kaplanMeier, type Days, type DurationDistribution, type DurationObservation } from '../../stock';
import { groupedBy, keyOf } from '../grouped';

/** How late a purchase line came after the day first confirmed, or, where it is open, how late it is already; early ones are below 0. */
export interface LatenessObservation extends DurationObservation {
  readonly supplier: string | null;
  readonly warehouse: string;
}

/** How late the suppliers come to each warehouse. */
export interface SupplierLateness {
  /** The 95th percentile of the days by which a supplier's lines come to a warehouse after the day first confirmed. */
  latestLikely(supplier: string | null, warehouse: string): Days;
  /** How late they come, without those that are not counted on; null where too few are known. */
  latenessOf(supplier: string | null, warehouse: string): DurationDistribution | null;
}

/** The probability by which something that is late, or has been ordered, is there. */
export const LATEST_LIKELY = 0.95;
/** Fewer lines than these that came tell nothing of how late the next one will be. */
const LEAST_LINES = 5;

/** Lateness by supplier and warehouse, with open lines counted for as long as they are late (right-censored). */
export function supplierLateness(observations: readonly LatenessObservation[]): SupplierLateness {
  const bySupplier = groupedBy(observations, ({ supplier, warehouse }) => keyOf(supplier, warehouse));
  const late = new Map([...bySupplier].map(([key, group]) => [key, latenessIn(group)] as const));
  return {
    latestLikely: (supplier, warehouse) => late.get(keyOf(supplier, warehouse))?.latestLikely ?? 0,
    latenessOf: (supplier, warehouse) => late.get(keyOf(supplier, warehouse))?.lateness ?? null,
  };
}

/** What a query has counted, one observation for each. */
export function observations<Observation>(count: number, observation: Observation): Observation[] {
  return Array.from({ length: count }, () => observation);
}

/** How late transfers come, by warehouse; null where none is known. */
export function transferTimes(
  counts: readonly { readonly warehouse_id: string; readonly days_late: Days; readonly transfers: number }[],
): (warehouse: string) => DurationDistribution | null {
  const times = new Map([...groupedBy(counts, row => row.warehouse_id)].map(([warehouse, rows]) =>
    [warehouse, kaplanMeier(rows.flatMap(row => observations(row.transfers, { days: row.days_late, ended: true })))] as const));
  return warehouse => times.get(warehouse) ?? null;
}

function latenessIn(known: readonly LatenessObservation[]): { latestLikely: Days; lateness: DurationDistribution | null } {
  const latestLikely = Math.max(0, durationQuantile(kaplanMeier(known), LATEST_LIKELY));
  const alive = known.filter(({ days, ended }) => ended || days <= latestLikely);
  return { latestLikely, lateness: alive.filter(({ ended }) => ended).length < LEAST_LINES ? null : kaplanMeier(alive) };
}
