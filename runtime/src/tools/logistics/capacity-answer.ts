import { dayInWords, daysBetween, type CalendarDay } from '../calendar-day';
import { capital, counted, inDigits, noneOf } from '../counted';
import type { ToolContext, ToolResult } from '../definition';
import { RECEIPT_ASSUMPTION } from '../receipts/expected-receipts';
import { queriesInEvidence } from '../row-query';
import type { WarehouseChoice } from '../warehouse-choice';
import { capacityBlocks, percentFull } from './capacity-blocks';
import type { CapacityData, NamedItem } from './capacity-data';
import { DEMAND_WEEKS } from './capacity-queries';
import type { SpaceOfDay, SpaceOutlook } from './space-projection';
import type { CubicMetres, Days } from './units';

/** One warehouse, projected. */
export interface ProjectedWarehouse {
  readonly id: string;
  /** Null where nobody knows. */
  readonly usable: CubicMetres | null;
  readonly items: readonly NamedItem[];
  /** How things stand now, then each day. */
  readonly days: readonly SpaceOfDay[];
  readonly outlook: SpaceOutlook;
}

/** What was asked, read and found. */
export interface CapacityCase {
  readonly choice: WarehouseChoice;
  readonly horizon: Days;
  readonly data: CapacityData;
  readonly warehouses: readonly ProjectedWarehouse[];
  readonly context: ToolContext;
}

/** The answer to "will there be room?": sentence, warehouses, classes, days, what comes, items without a size, evidence. */
export function capacityAnswer(found: CapacityCase): ToolResult {
  const fullest = byFullness(found.warehouses)[0];
  return {
    summary: summaryOf(found),
    blocks: capacityBlocks({ ...found, warehouses: byFullness(found.warehouses) }),
    evidence: [evidenceOf(found)],
    followUps: [
      ...(fullest && found.choice.ids.length > 1 ? [`Will there be enough space in ${fullest.id} in the next 30 days?`] : []),
      ...(fullest ? [`What is the total on hand by product group in ${fullest.id}?`] : []),
    ],
  };
}

/** The fullest at its peak first. */
function byFullness(warehouses: readonly ProjectedWarehouse[]): ProjectedWarehouse[] {
  const fullness = ({ usable, outlook }: ProjectedWarehouse) => usable === null ? -1 : outlook.peak.volume / usable;
  return [...warehouses].sort((one, other) => fullness(other) - fullness(one) || one.id.localeCompare(other.id));
}

function summaryOf({ choice, warehouses, data, horizon, context: { asOf } }: CapacityCase): string {
  if (choice.ids.length === 0) return `There is no warehouse ${choice.where}, so no space was looked at.`;
  if (data.items.length === 0) return `No stock is recorded ${choice.where}, so no space is taken.`;
  const known = byFullness(warehouses).filter(({ usable }) => usable !== null);
  const full = known.filter(({ outlook }) => outlook.full !== null);
  const [fullest] = known;
  if (!fullest) return `How much room there is ${choice.where} is not recorded.${sizeless(data)}`;
  const head = choice.ids.length === 1 ? '' : full.length === 0
    ? `${capital(noneOf(known.length, 'warehouse'))} runs out of room in the next ${horizon} days. `
    : `${counted(full.length, 'warehouse')} of ${known.length} will run out of room in the next ${horizon} days. `;
  return `${head}${choice.ids.length === 1 || full.length > 0 ? '' : 'The fullest: '}${warehouseInWords(fullest, asOf)}${sizeless(data)}`;
}

function warehouseInWords({ id, usable, outlook }: ProjectedWarehouse, asOf: CalendarDay): string {
  const now = `${id} is ${percentFull(outlook.now.volume, usable)} % full`;
  const peak = outlook.peak === outlook.now ? 'and will not be fuller' : `with its peak of ${percentFull(outlook.peak.volume, usable)} % on ${dayInWords(outlook.peak.day, asOf)}`;
  if (outlook.full === null) return `${now}, ${peak}.`;
  if (usable !== null && outlook.now.volume > usable) return `${now}: it is out of room already, ${peak}.`;
  return `${now} and passes 100 % on ${dayInWords(outlook.full, asOf)}, ${inDays(daysBetween(asOf, outlook.full))}, ${peak}.`;
}

function inDays(days: Days): string {
  return days === 0 ? 'today' : `in ${counted(days, 'day')}`;
}

function sizeless({ items }: CapacityData): string {
  const without = items.filter(({ volume }) => volume === null).length;
  return without === 0 ? '' : ` ${inDigits(without)} of ${counted(items.length, 'item')} without dimensions are not in it: there is at least this much.`;
}

function evidenceOf({ choice, horizon, data, warehouses, context }: CapacityCase): ToolResult['evidence'][number] {
  const without = data.items.filter(({ volume }) => volume === null).length;
  const unknown = warehouses.filter(({ usable }) => usable === null).map(({ id }) => id);
  const stale = data.stockAsOf === null ? 0 : daysBetween(data.stockAsOf, context.asOf);
  const negative = data.items.filter(({ onHand }) => onHand < 0).length;
  return {
    ...queriesInEvidence([choice.query, ...data.queries]),
    method: {
      name: `projected space, day by day, ${horizon} days`,
      formula: 'space of the evening = sum over items of max(0, stock of the evening before + arrivals - max(orders booked for the day, mean demand of the weekday)) x volume; '
        + 'full = space / (capacity x usable share)',
      source: 'Projected available balance (Vollmann, Berry, Whybark & Jacobs 2005, 5th ed.) times the volume of each item',
    },
    definition: { id: 'capacity_used', wording: 'Volume of all stock on hand, quarantined stock included, in percent of the usable space of the warehouse.' },
    inputs: { warehouses: choice.ids.join(', '), horizon_days: horizon, first_day: data.firstDay },
    assumptions: [
      `Demand is the mean of each weekday over the last ${DEMAND_WEEKS} weeks; trend and season are not in it. What is not there does not leave, and no return is expected.`,
      'Overdue orders leave on the first day, others on the day promised last.',
      `${RECEIPT_ASSUMPTION} Orders that are not placed yet are not in it.`,
      'Space is volume: how it is shared out among storage classes, and positions, are not recorded.',
    ],
    warnings: [
      ...(stale > 1 ? [`The stock is that of ${data.stockAsOf}, ${stale} days before the as-of date.`] : []),
      ...(without > 0 ? [`${counted(without, 'item')} without dimensions: counted and listed, not in the space.`] : []),
      ...(unknown.length > 0 ? [`The capacity of ${unknown.join(', ')} is unknown.`] : []),
      ...(negative > 0 ? [`${counted(negative, 'stock record')} below zero: counted as empty.`] : []),
      ...(data.notCounted > 0 ? [`${counted(data.notCounted, 'purchase order line')} not counted on: without a date, or later than nearly all that came before.`] : []),
    ],
    population: {
      noun: 'stocked items', asked: data.items.length, worked: data.items.length - without,
      leftOut: without > 0 ? [{ reason: 'without dimensions', count: without }] : [],
    },
  };
}
