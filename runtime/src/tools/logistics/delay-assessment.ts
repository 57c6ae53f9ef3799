import type { Population } from '../../../../src/contract';
import { addDays, daysBetween, type CalendarDay } from '../calendar-day';
import { counted } from '../counted';
import { groupedBy } from '../grouped';
import type { Money } from './company-money';
import type { JudgedLine } from './open-lines';
import { openQuantity } from './order-line';
import type { Days, Share } from './units';

/** What an open line is; each line is exactly one of them. */
export const BUCKETS = ['late, stocked', 'late, for want of stock', 'at risk', 'waiting'] as const;
export type Bucket = (typeof BUCKETS)[number];

/** From this chance of being late on a line is at risk. */
export const AT_RISK_FROM: Share = 0.5;

/** A line that is late or may become so. */
export interface DelayedLine extends JudgedLine {
  readonly bucket: Bucket;
  readonly daysLate: Days;
  /** Whether the warehouse works on the day first promised. */
  readonly promisedDayOff: boolean;
  /** What is still to be despatched, at its price and less its cost; null where either is unknown. */
  readonly value: number | null;
  readonly margin: number | null;
}

/** Lines by bucket, and what became of all the others. */
export interface DelayAssessment {
  /** Late or at risk, worst first. */
  readonly delayed: readonly DelayedLine[];
  readonly buckets: ReadonlyMap<Bucket, readonly DelayedLine[]>;
  readonly population: Omit<Population, 'noun'>;
  /** Lines with a promise, and those of them that are late at all: whatever the question leaves out. */
  readonly promised: number;
  readonly late: number;
}

export interface DelayQuestion {
  readonly asOf: CalendarDay;
  /** Lines that are late by so many calendar days or fewer are left out. */
  readonly daysOverdue: Days;
  /** Lines promised within so many calendar days are judged. */
  readonly atRiskDays: Days;
  worksOn(warehouse: string, day: CalendarDay): boolean;
}

/**
 * Sorts open lines into late (first promise before today, calendar days), at risk and waiting. A promise for a day on which nobody works is
 * judged however far off it is: no work will be done on that day.
 */
export function assessDelays(lines: readonly JudgedLine[], question: DelayQuestion, money: Money): DelayAssessment {
  const verdicts = lines.map(judged => verdictOf(judged, question, money));
  const worked = verdicts.flatMap(verdict => typeof verdict === 'string' ? [] : [verdict]);
  const reasons = groupedBy(verdicts.filter(verdict => typeof verdict === 'string'), reason => reason);
  const buckets = groupedBy(worked, ({ bucket }) => bucket);
  const promises = lines.flatMap(({ line: { firstPromised } }) => firstPromised ?? []);
  return {
    delayed: worked.filter(({ bucket }) => bucket !== 'waiting').sort(worstFirst),
    buckets,
    promised: promises.length,
    late: promises.filter(day => day < question.asOf).length,
    population: {
      asked: lines.length,
      worked: worked.length,
      leftOut: [...reasons].map(([reason, all]) => ({ reason, count: all.length })).sort((one, other) => other.count - one.count),
    },
  };
}

/** Expected margin at stake: what the customer may not take, times the chance that it is late. */
export function marginAtStake({ margin, bucket, outlook }: DelayedLine): number | null {
  return margin === null ? null : margin * (bucket === 'at risk' ? outlook.chanceLate ?? 1 : 1);
}

function verdictOf(judged: JudgedLine, question: DelayQuestion, money: Money): DelayedLine | string {
  const { line: { firstPromised, warehouse }, outlook } = judged;
  if (firstPromised === null) return 'without a promised date';
  const daysLate = Math.max(0, daysBetween(firstPromised, question.asOf));
  const promisedDayOff = daysLate === 0 && !question.worksOn(warehouse, firstPromised);
  const known = { ...judged, daysLate, promisedDayOff, ...worthOf(judged, money) };
  if (daysLate > question.daysOverdue) return { ...known, bucket: outlook.stocked ? 'late, stocked' : 'late, for want of stock' };
  if (daysLate > 0) return `late by ${counted(question.daysOverdue, 'day')} or less`;
  if (firstPromised >= addDays(question.asOf, question.atRiskDays) && !promisedDayOff) return { ...known, bucket: 'waiting' };
  const risky = isAtRisk(judged);
  if (risky === null) return 'chance of being late unknown: too few lines of the past';
  return { ...known, bucket: risky ? 'at risk' : 'waiting' };
}

/** Whether it will rather be late than not; null where that cannot be told. */
export function isAtRisk({ outlook }: JudgedLine): boolean | null {
  if (outlook.stuck) return true;
  return outlook.chanceLate === null ? null : outlook.chanceLate >= AT_RISK_FROM;
}

function worthOf({ line }: JudgedLine, money: Money): Pick<DelayedLine, 'value' | 'margin'> {
  const rate = money.rate(line.currency);
  const value = rate === null || line.unitPrice === null ? null : openQuantity(line) * line.unitPrice * rate;
  return { value, margin: value === null || line.unitCost === null ? null : value - openQuantity(line) * line.unitCost };
}

function worstFirst(one: DelayedLine, other: DelayedLine): number {
  return (marginAtStake(other) ?? -Infinity) - (marginAtStake(one) ?? -Infinity) || other.daysLate - one.daysLate
    || one.line.order.localeCompare(other.line.order) || one.line.line - other.line.line;
}
