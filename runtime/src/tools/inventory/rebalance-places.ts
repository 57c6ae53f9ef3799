import type { CalculationControl } from '../../calculations';
import { durationQuantile, type DayOffset, type Days, type ProjectedItem, type ProjectionRun, type StockingUnits } from '../../stock';
import { addDays, daysBetween, isoWeekday, type CalendarDay } from '../calendar-day';
import { keyOf } from '../grouped';
import { expectedReceipts } from '../receipts/expected-receipts';
import { foreseenItem, projectedItem } from './projected-stock';
import { bareRecord, type BareRecord, type LeftOutItem, type ReorderPlan, type StockedItemRecord, type SupplyRecord } from './reorder-plan';
import type { MovesToCome } from './stockout-data';

/** An item as a transfer sees it: what it could give, and what becomes of its stock. */
export interface StockPlace {
  readonly record: BareRecord;
  readonly projected: ProjectedItem;
  /** As far as an order placed today could be on its way. */
  readonly run: ProjectionRun;
  /** Usable, and not reserved for an order. */
  readonly free: StockingUnits;
  /** Whether it is only ever asked for in whole units. */
  readonly wholeUnits: boolean;
  readonly marginKnown: boolean;
  /** Cubic metres of a base unit; null where nobody knows. */
  readonly volume: number | null;
}

/** Further than this nothing is projected. */
export const LONGEST_HORIZON: Days = 120;
/** Paths of demand and receipts behind each figure. */
export const PATHS = 300;
const SEED = 1;
/** Items looked at before other work of the thread gets its turn. */
const ITEMS_AT_A_TIME = 50;
const LATE_ORDER = 0.95;

/** Items, and what is known of what becomes of their stock. */
export interface PlacesTask extends MovesToCome {
  readonly items: readonly StockedItemRecord[];
  /** Cubic metres of a base unit by product, where they are known. */
  readonly volumes: ReadonlyMap<string, number>;
}

/** The items of which enough is known, and the others with what is missing. */
export async function stockPlaces(
  task: PlacesTask, plans: readonly ReorderPlan[], supply: SupplyRecord, control: CalculationControl,
): Promise<{ places: StockPlace[]; leftOut: LeftOutItem[] }> {
  const planOf = new Map(plans.map(plan => [keyOf(plan.item.warehouse, plan.item.product), plan]));
  const places: StockPlace[] = [];
  const leftOut: LeftOutItem[] = [];
  for (const [index, record] of task.items.entries()) {
    if (index % ITEMS_AT_A_TIME === 0) await control.turn();
    const key = keyOf(record.warehouse, record.product);
    const foreseen = foreseenItem(record, planOf.get(key), supply, LONGEST_HORIZON);
    if (typeof foreseen === 'string' || foreseen.leadTime === null) {
      leftOut.push({ item: record, reason: typeof foreseen === 'string' ? foreseen : 'without lead time' });
      continue;
    }
    const horizon = Math.min(LONGEST_HORIZON, Math.max(1, Math.ceil(durationQuantile(foreseen.leadTime, LATE_ORDER)) + 1));
    const run = { firstDay: task.firstDay, horizon, paths: PATHS, seed: SEED };
    const lateness = task.transferLateness.get(record.warehouse) ?? null;
    const { receipts } = expectedReceipts(record, task.transfers.get(key) ?? [], supply, lateness, run.firstDay);
    places.push({
      record: bareRecord(record), run, projected: projectedItem(foreseen, task.openDemand.get(key) ?? [], receipts, run),
      free: Math.max(0, (record.onHand ?? 0) - record.quarantined - record.allocated), wholeUnits: foreseen.outlook.wholeUnits,
      marginKnown: record.unitCost !== null && record.listPrice !== null, volume: task.volumes.get(record.product) ?? null,
    });
  }
  return { places, leftOut };
}

/** The day on which what leaves on the next working day arrives after so many working days, Monday to Friday. */
export function arrivalAfter(workingDays: Days, asOf: CalendarDay): DayOffset {
  let day = nextWorkingDay(asOf);
  for (let passed = 0; passed < workingDays; passed++) day = nextWorkingDay(day);
  return daysBetween(asOf, day);
}

function nextWorkingDay(day: CalendarDay): CalendarDay {
  const next = addDays(day, 1);
  return isoWeekday(next) > 5 ? nextWorkingDay(next) : next;
}
