import type * as z from 'zod/mini';
import { addDays, daysBetween, type CalendarDay } from '../calendar-day';
import type { ToolContext, ToolQuery } from '../definition';
import { groupedBy, keyOf } from '../grouped';
import { readRows } from '../row-query';
import { readDemand } from './demand-history';
import {
  closingStock, demandAndService, firstRecorded, otherMovements, owedBefore, plannedDemand, promisedLines, type ItemDays,
} from './explain-stockout-queries';
import { outlookCalculation } from './forecast-calculations';
import { causesOf, DAYS_BEFORE, episodeUntil, type EpisodeCauses, type PromisedLine, type RecordedDay } from './shortage-episode';
import type { Days, StockingUnits } from './units';

/** How far back a shortage is looked for. */
export const LOOKED_BACK: Days = 365;
/** Lead time and review of an item whose policy does not say. */
const USUAL_LEAD_TIME: Days = 14;
const USUAL_REVIEW: Days = 1;
/** Days of a week and of a month, of forecasts that are for one. */
const PERIOD_DAYS: Readonly<Record<string, (start: CalendarDay) => Days>> = {
  day: () => 1,
  week: () => 7,
  month: start => daysBetween(start, `${addDays(`${start.slice(0, 7)}-01`, 32).slice(0, 7)}-01`),
};

/** A shortage of the past with what brought it about. */
export interface FoundShortage {
  readonly from: CalendarDay;
  readonly first: CalendarDay;
  readonly until: CalendarDay;
  readonly causes: EpisodeCauses;
  /** Where the forecast comes from: as planners made it before, or rebuilt from demand before `from`. */
  readonly forecastFrom: 'planned' | 'rebuilt';
  /** Days of demand on record before `from`. */
  readonly daysBefore: Days;
  /** Whether the stock that the days began with is on record; counted as none otherwise. */
  readonly openingKnown: boolean;
  readonly censoredDays: Days;
  /** It was short before `first` as well, longer ago than is looked at. */
  readonly cut: boolean;
  readonly unmetDemand: 'lost' | 'backorder';
  /** Purchase lines of the days that came after the day first promised, or have not come. */
  readonly late: readonly LateLine[];
}

/** A purchase line that was late. */
export interface LateLine {
  readonly id: string;
  readonly promised: CalendarDay;
  /** The last receipt; null where nothing has come. */
  readonly came: CalendarDay | null;
  readonly quantity: StockingUnits;
}

/** What is known of an item up to a date: a shortage, none since a day, or nothing, and then the first day of which something is, if there is one. */
export type Finding =
  | { readonly kind: 'short'; readonly shortage: FoundShortage }
  | { readonly kind: 'never_short'; readonly since: CalendarDay; readonly sinceFirst: boolean }
  | { readonly kind: 'nothing_recorded'; readonly firstDay: CalendarDay | null };

/** Finds the shortage that ends on the date or last before it. */
export async function readShortage(
  warehouse: string, product: string, date: CalendarDay, context: ToolContext,
): Promise<{ readonly finding: Finding; readonly queries: readonly ToolQuery[] }> {
  const earliest = addDays(date, -LOOKED_BACK);
  const from = addDays(earliest, -DAYS_BEFORE);
  const item: ItemDays = { warehouse, product, from, before: addDays(date, 1) };
  const [demand, service, closing, movements, lines, planned] = await Promise.all([
    readDemand([warehouse], [product], context),
    readRows(demandAndService(item), context),
    readRows(closingStock(item), context),
    readRows(otherMovements(item), context),
    readRows(promisedLines(item), context),
    readRows(plannedDemand(item), context),
  ]);
  const queries = [demand.query, service.query, closing.query, movements.query, lines.query, planned.query];
  const [policy] = service.rows;
  const history = demand.items[0];
  const recordedIn = service.rows.find(row => row.demand_date >= earliest && row.quantity_demanded !== null)?.demand_date;
  if (!policy || !history || recordedIn === undefined) {
    const { rows: [first], query } = await readRows(firstRecorded(item), context);
    return { finding: { kind: 'nothing_recorded', firstDay: first?.first_day ?? null }, queries: [...queries, query] };
  }
  const days = recordedDays(service.rows, from);
  const protection = (policy.lead_time_days ?? USUAL_LEAD_TIME) + (policy.review_days ?? USUAL_REVIEW);
  const episode = episodeUntil(days, LOOKED_BACK + DAYS_BEFORE, protection, DAYS_BEFORE);
  if (!episode) return { finding: { kind: 'never_short', since: recordedIn, sinceFirst: policy.demand_date > earliest }, queries };
  const start = addDays(from, episode.start);
  const length = episode.end - episode.start + 1;
  const before = history.demand.slice(0, Math.max(0, daysBetween(history.firstDay, start)));
  const plan = plannedByDay(planned.rows, start, length);
  const moved = (kinds: readonly string[]): StockingUnits[] =>
    byDay(
      movements.rows.filter(({ kind }) => kinds.includes(kind))
        .map(row => ({ day: daysBetween(start, row.moved_on), quantity: row.quantity })), length,
    );
  const promised = promisedOf(lines.rows, start);
  const unmetDemand = policy.unmet_demand === 'lost' ? 'lost' : 'backorder';
  const owed = await readRows(owedBefore(item, start), context);
  const closingOf = new Map(closing.rows.map(row => [row.stock_date, row.closing_on_hand]));
  const kinds = [...new Set(movements.rows.map(({ kind }) => kind))];
  const opening = closingOf.get(addDays(start, -1));
  const corrections = ['count', 'scrap'];
  const sent = ['transfer_out', 'supplier_return'];
  const causes = causesOf({
    opening: opening ?? 0,
    owed: owed.rows[0]?.owed ?? 0, leadIn: episode.first - episode.start,
    days: days.slice(episode.start, episode.end + 1),
    forecast: plan ?? (await context.calculate(outlookCalculation, {
      demand: before, options: { firstDay: history.firstDay, horizonDays: length, spanDays: 1, mostOrigins: 1, closedDays: history.closedDays },
    })).expected,
    receipts: moved(kinds.filter(kind => !corrections.includes(kind) && !sent.includes(kind))),
    corrections: moved(corrections), sentElsewhere: moved(sent),
    lines: promised, unmetDemand,
  });
  return {
    finding: {
      kind: 'short',
      shortage: {
        from: start, first: addDays(from, episode.first), until: addDays(from, episode.end), causes, forecastFrom: plan ? 'planned' : 'rebuilt', unmetDemand,
        daysBefore: before.length, openingKnown: opening !== undefined && opening !== null,
        censoredDays: days.slice(episode.start, episode.end + 1).filter(({ censored }) => censored).length, cut: episode.cut,
        late: lateOf(promised, start, length),
      },
    },
    queries: [...queries, owed.query],
  };
}

function recordedDays(
  rows: readonly { demand_date: string; quantity_demanded: number | null; shipped_on_time: number | null; censored: number }[], from: CalendarDay,
): RecordedDay[] {
  const ofDay = new Map(rows.map(row => [row.demand_date, row]));
  return Array.from({ length: DAYS_BEFORE + LOOKED_BACK + 1 }, (_, at) => {
    const row = ofDay.get(addDays(from, at));
    return { demanded: row?.quantity_demanded ?? 0, shippedOnTime: row?.shipped_on_time ?? 0, censored: row?.censored === 1 };
  });
}

/** The newest forecasts made before the days began, spread evenly over their periods; null where a day has none. */
function plannedByDay(
  rows: readonly { made_on: string; period_start: string; granularity: string; quantity: number | null }[], start: CalendarDay, length: Days,
): StockingUnits[] | null {
  const days = Array.from({ length }, (): StockingUnits | null => null);
  for (const { made_on, period_start, granularity, quantity } of rows) {
    const span = PERIOD_DAYS[granularity]?.(period_start);
    if (made_on > start || span === undefined || quantity === null) continue;
    for (let day = 0; day < span; day++) {
      const at = daysBetween(start, period_start) + day;
      if (at >= 0 && at < length) days[at] = quantity / span;
    }
  }
  return days.every((day): day is StockingUnits => day !== null) ? days : null;
}

function promisedOf(rows: readonly z.output<ReturnType<typeof promisedLines>['row']>[], start: CalendarDay): PromisedLine[] {
  const lines = groupedBy(rows.filter(row => row.promised_date !== null), row => keyOf(row.purchase_order_id, String(row.line_number)));
  return [...lines.values()].flatMap(group => {
    const [line] = group;
    return !line || line.promised_date === null ? [] : [{
      id: `${line.purchase_order_id} line ${line.line_number}`, promised: daysBetween(start, line.promised_date), quantity: line.wanted,
      receipts: group.flatMap(({ received_date: on, received }) => (on === null ? [] : [{ day: daysBetween(start, on), quantity: received ?? 0 }])),
    }];
  });
}

function lateOf(lines: readonly PromisedLine[], start: CalendarDay, length: Days): FoundShortage['late'] {
  return lines.flatMap(({ id, promised, quantity, receipts }) => {
    const came = receipts.length === 0 ? null : Math.max(...receipts.map(({ day }) => day));
    if (promised >= length || (came !== null && (came <= promised || came < 0))) return [];
    return [{ id, promised: addDays(start, promised), came: came === null ? null : addDays(start, came), quantity }];
  });
}

function byDay(quantities: readonly { day: Days; quantity: StockingUnits }[], length: Days): StockingUnits[] {
  const sums = Array.from({ length }, () => 0);
  for (const { day, quantity } of quantities) if (day >= 0 && day < length) sums[day]! += quantity;
  return sums;
}
