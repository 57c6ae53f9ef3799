import { isoOf } from '../../days';
import type { Item, Supplier } from '../../model';
import { CARRIERS } from '../../plan/freight';
import { PRODUCT_GROUPS } from '../../plan/product-groups';
import { WEEKDAYS } from '../../simulation/demand';
import type { Simulated } from '../../simulation/simulate';
import { orderFindings } from './order-findings';
import { stockFindings } from './stock-findings';
import { supplierFindings } from './supplier-findings';

/** Of a whole number from -1 to 2, days. */
const USUAL_SPREAD = 1.118;

/** A planted finding: its number in the list of the data's description, what it is, its ids and its true figures. */
export interface FindingTruth {
  readonly finding: number;
  readonly title: string;
  readonly [figure: string]: unknown;
}

/** What is true of the company and stands in no view: what tools are tested with. A finding that has not happened yet, or is over, is left out. */
export function truthOf({ history }: Simulated): object {
  const { plan, end } = history;
  const { anchor, items: { breakDown, breakUp } } = plan.findings;
  return {
    asOf: isoOf(end + 1), seed: plan.seed, start: isoOf(plan.start), anchor: isoOf(anchor),
    demand: plan.items.map(demandOf),
    weekdays: WEEKDAYS,
    seasons: PRODUCT_GROUPS.map(({ name, season }) => ({ product_group: name, swing: season.swing, peak: season.peak })),
    breaks: [breakDown, breakUp].map(({ warehouse, product, demand }) => ({
      warehouse_id: warehouse.id, product_id: product.id, day: isoOf(demand.break!.day), factor: demand.break!.factor,
    })),
    suppliers: plan.suppliers.map(supplierOf),
    carriers: CARRIERS.map(({ id, arrivesLate, leavesLate }) => ({ carrier_id: id, arrives_late: arrivesLate, leaves_late: leavesLate })),
    findings: end + 1 < anchor ? [] : [...supplierFindings(history), ...stockFindings(history), ...orderFindings(history)]
      .sort((one, other) => one.finding - other.finding),
  };
}

function demandOf({ warehouse, product, demand, policy }: Item): object {
  return {
    warehouse_id: warehouse.id, product_id: product.id, lines_a_working_day: demand.linesPerDay, line_dispersion: demand.lineDispersion,
    quantity_a_line: demand.quantity, quantity_dispersion: demand.quantityDispersion, trend_a_year: demand.trendPerYear,
    december: demand.december ?? 1, unmet_demand: policy.unmetDemand,
  };
}

/** Lead times: the day that is confirmed, and how far from it things come. */
function supplierOf({ id, leadDays, spread, drift, onTime, lateDays, early, split, short, rejects, quality }: Supplier): object {
  return {
    supplier_id: id, confirmed_lead_days: leadDays, confirmed_lead_sd: spread ?? USUAL_SPREAD, on_time: onTime,
    mean_days_late_when_late: lateDays, early, split, short,
    receipts_with_rejects: quality ? undefined : rejects,
    drift: drift && { from: isoOf(drift.from), days: drift.days, to: drift.to },
    rejected_ppm: quality && { before: quality.before, from: isoOf(quality.from), after: quality.after },
  };
}
