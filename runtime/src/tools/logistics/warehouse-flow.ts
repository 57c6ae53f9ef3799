import { addDays, type CalendarDay } from '../calendar-day';
import type { ToolContext, ToolQuery } from '../definition';
import { groupedBy } from '../grouped';
import { readRows } from '../row-query';
import { othersTurn } from '../turns';
import type { WarehouseFlow } from './line-outlook';
import { STEP_HISTORY_DAYS, stepHistory, workingDays } from './open-lines-queries';
import { LEAST_LINES, StageHistory, STEPS, type StepTimes } from './stage-history';
import type { LocalMinute } from './units';
import { isWeekday, startOf, WorkingClock, workingHours, type WorkingHours } from './working-clock';

/** How far back and ahead the calendars are read; what lies farther follows Monday to Friday. */
const CALENDAR_DAYS = 400;
/** What left so many days ago has arrived, or nobody records arrivals. */
const ARRIVED_AFTER_DAYS = 14;
const HALF = 0.5;

/** How lines pass through each warehouse, and where that comes from. */
export interface Flows {
  readonly of: (warehouse: string) => WarehouseFlow;
  /** The steps of finished lines, by warehouse. */
  readonly lines: ReadonlyMap<string, readonly StepTimes[]>;
  readonly queries: readonly ToolQuery[];
  /** What the reader must know of calendars and histories that are not there. */
  readonly assumptions: readonly string[];
}

/** Reads calendars and the steps of finished lines of these warehouses. */
export async function readFlows(warehouses: readonly string[], context: ToolContext): Promise<Flows> {
  const { asOf } = context;
  const [steps, days] = await Promise.all([
    readRows(stepHistory(warehouses, asOf), context),
    readRows(workingDays(warehouses, addDays(asOf, -CALENDAR_DAYS), addDays(asOf, CALENDAR_DAYS)), context),
  ]);
  const rowsOf = groupedBy(steps.rows, row => row.warehouse_id);
  const calendars = calendarsOf(days.rows);
  const lines = new Map<string, StepTimes[]>();
  const flows = new Map<string, WarehouseFlow>();
  for (const warehouse of warehouses) {
    await othersTurn(context);
    const known = (rowsOf.get(warehouse) ?? []).map(timesOfRow);
    const works = calendars.get(warehouse) ?? isWeekday;
    const clock = new WorkingClock(works, addDays(asOf, -CALENDAR_DAYS), 2 * CALENDAR_DAYS, hoursOf(known));
    await othersTurn(context);
    lines.set(warehouse, known);
    flows.set(warehouse, { clock, history: new StageHistory(known, clock, finishOf(known, asOf)), now: nowOf(known, asOf), today: asOf });
  }
  const unknown = warehouses.filter(warehouse => lines.get(warehouse)!.length < LEAST_LINES);
  return {
    of: warehouse => flows.get(warehouse)!,
    lines,
    queries: [steps.query, days.query],
    assumptions: [
      ...(warehouses.some(warehouse => !calendars.has(warehouse)) ? ['Without a calendar a warehouse works from Monday to Friday.'] : []),
      ...(unknown.length > 0
        ? [`Fewer than ${LEAST_LINES} finished lines of the last ${STEP_HISTORY_DAYS} days have recorded steps in ${unknown.join(', ')}: completion and chances are unknown.`]
        : []),
    ],
  };
}

type StepRow = { readonly wanted_date: CalendarDay; readonly entered: LocalMinute | null } & Readonly<Record<Exclude<keyof StepTimes, 'called'>, LocalMinute | null>>;

function timesOfRow({ wanted_date: wanted, entered, released, allocated, picked, packed, despatched, delivered }: StepRow): StepTimes {
  const begins = startOf(wanted);
  return { called: Math.max(begins, entered ?? begins), released, allocated, picked, packed, despatched, delivered };
}

/** The begin of today, or the last step where today's are on record already. */
function nowOf(lines: readonly StepTimes[], asOf: CalendarDay): LocalMinute {
  let last = startOf(asOf);
  for (const line of lines) for (const step of STEPS) last = Math.max(last, line[step] ?? last);
  return last;
}

/** When the warehouse works: what carriers do after hours and customers at any time does not count. */
function hoursOf(lines: readonly StepTimes[]): WorkingHours {
  return workingHours(lines.flatMap(({ released, allocated, picked, packed, despatched }) =>
    [released, allocated, picked, packed, despatched].flatMap(time => time ?? [])));
}

/** Delivery, where most of what left some time ago has a delivery on record. */
function finishOf(lines: readonly StepTimes[], asOf: CalendarDay): 'despatched' | 'delivered' {
  const long = startOf(addDays(asOf, -ARRIVED_AFTER_DAYS));
  const left = lines.filter(({ despatched }) => despatched !== null && despatched < long);
  return left.length > 0 && left.filter(({ delivered }) => delivered !== null).length >= HALF * left.length ? 'delivered' : 'despatched';
}

/** Whether a warehouse works on a day, of those that keep a calendar; days beyond it follow Monday to Friday. */
export function calendarsOf(
  rows: readonly { warehouse_id: string; day: CalendarDay; working: boolean | null }[],
): Map<string, (day: CalendarDay) => boolean> {
  const days = new Map<string, Map<CalendarDay, boolean>>();
  for (const { warehouse_id: warehouse, day, working } of rows) {
    if (working === null) continue;
    const known = days.get(warehouse) ?? new Map<CalendarDay, boolean>();
    days.set(warehouse, known.set(day, working));
  }
  return new Map([...days].map(([warehouse, known]) => [warehouse, (day: CalendarDay) => known.get(day) ?? isWeekday(day)]));
}
