import { laterDay, type CalendarDay } from '../calendar-day';
import { neededQuantity, openQuantity, type OrderLine } from './order-line';
import { chanceOfMore, LEAST_LINES, medianRemaining, type StageHistory, type Step } from './stage-history';
import { MINUTES_A_DAY, type LocalMinute, type Share } from './units';
import { startOf, type WorkingClock } from './working-clock';

/** How far a line has come. */
export type LineStage = 'cancelled' | 'delivered' | 'despatched' | 'packed' | 'picked' | 'allocated' | 'released' | 'entered';

/** What stands between a line and its next step. */
export type WaitingFor = 'nothing' | 'arrival' | 'warehouse work' | 'the day wanted' | 'stock on order' | 'stock, none in sight';

/** Supply that pegging gives to a line. */
export interface LineSupply {
  /** The day on which the last of it is there; null where nothing has to come. */
  readonly day: CalendarDay | null;
  /** Whether something of the line gets nothing. */
  readonly short: boolean;
}

/** Where a line stands and when it will be finished. */
export interface LineOutlook {
  readonly stage: LineStage;
  readonly waitsFor: WaitingFor;
  /** Whether all that is still to leave is reserved, or could be from what lies free. */
  readonly stocked: boolean;
  readonly supplyDay: CalendarDay | null;
  /** The day by which it is finished as likely as not; null where that cannot be told. */
  readonly expected: CalendarDay | null;
  /** P(finished after the first promise); null where that cannot be told. */
  readonly chanceLate: Share | null;
  /** It has been in its stage for longer than nearly every line before. */
  readonly stuck: boolean;
}

/** What the outlook of the lines of one warehouse rests on. */
export interface WarehouseFlow {
  readonly clock: WorkingClock;
  readonly history: StageHistory;
  readonly now: LocalMinute;
  readonly today: CalendarDay;
}

/**
 * Says when a line will be finished, given its step, how long ago it took it, and when stock comes that it lacks. A line that waited for
 * stock, or for the day on which its customer wants it, begins anew then: the time that it waited says nothing of the work.
 */
export function outlookOf(line: OrderLine, supply: LineSupply, flow: WarehouseFlow): LineOutlook {
  const stage = stageOf(line);
  const supplyDay = supply.day;
  const stocked = neededQuantity(line) === 0 || (!supply.short && supplyDay !== null && supplyDay <= flow.today);
  const done = { stage, stocked, supplyDay, expected: null, chanceLate: null, stuck: false };
  if (stage === 'cancelled' || stage === 'delivered') return { ...done, waitsFor: 'nothing' };
  if (stage === 'despatched' && flow.history.finish === 'despatched') return { ...done, waitsFor: 'nothing' };
  if (neededQuantity(line) > 0 && supply.short) return { ...done, waitsFor: 'stock, none in sight', chanceLate: 1 };
  const { step, since, start, waitsFor } = positionOf(line, stage, supply, flow);
  const outlook = flow.history.outlook(step, flow.clock.between(since, start));
  if (outlook === null) return { ...done, waitsFor, stuck: flow.history.lines(step) >= LEAST_LINES };
  return {
    ...done,
    waitsFor,
    expected: flow.clock.dayAfter(start, medianRemaining(outlook)),
    chanceLate: line.firstPromised === null ? null : chanceOfMore(outlook, flow.clock.between(start, startOf(line.firstPromised) + MINUTES_A_DAY)),
  };
}

export function stageOf(line: OrderLine): LineStage {
  if (line.ordered > 0 && line.cancelled >= line.ordered) return 'cancelled';
  if (openQuantity(line) === 0) return line.delivered !== null && line.delivered >= line.ordered - line.cancelled ? 'delivered' : 'despatched';
  if (neededQuantity(line) > 0) return line.last.released === null && line.despatched === 0 ? 'entered' : 'released';
  const [latest] = (['packed', 'picked'] as const).filter(step => isAfterLastDespatch(line, step));
  return latest ?? 'allocated';
}

/** What was packed before the last despatch may be what has left. */
function isAfterLastDespatch({ last }: OrderLine, step: 'packed' | 'picked'): boolean {
  const time = last[step];
  return time !== null && (last.despatched === null || time > last.despatched);
}

interface Position {
  readonly step: Step;
  /** When it took the step, or will. */
  readonly since: LocalMinute;
  /** When the time that is still needed begins: now, or when it is its turn. */
  readonly start: LocalMinute;
  readonly waitsFor: WaitingFor;
}

function positionOf(line: OrderLine, stage: LineStage, { day }: LineSupply, { now, today }: WarehouseFlow): Position {
  if (stage === 'despatched') return { step: 'despatched', since: line.last.despatched ?? now, start: now, waitsFor: 'arrival' };
  if (neededQuantity(line) === 0) {
    const step = stage === 'packed' || stage === 'picked' ? stage : 'allocated';
    return { step, since: line.last[step] ?? now, start: now, waitsFor: 'warehouse work' };
  }
  const begins = laterDay(laterDay(today, day ?? today), line.requested ?? today);
  const waitsForStock = day !== null && day > today && day >= (line.requested ?? day);
  const start = begins === today ? now : startOf(begins);
  return { step: 'called', since: start, start, waitsFor: waitsForStock ? 'stock on order' : begins > today ? 'the day wanted' : 'warehouse work' };
}
