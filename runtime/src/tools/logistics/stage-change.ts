import type { CalendarDay } from '../calendar-day';
import { groupedBy } from '../grouped';
import { medianOf } from '../statistics/theil-sen';
import { STEPS, type Step, type StepTimes } from './stage-history';
import type { Days, Share, WorkingMinutes } from './units';
import { dayOfMinute, startOfDay, type WorkingClock } from './working-clock';

/** A stage of the work that has become slower or faster. */
export interface StageChange {
  /** The step that ends the stage: `picked` for picking. */
  readonly step: Step;
  /** The first day of the new time. */
  readonly since: CalendarDay;
  /** Medians of the lines before and since. */
  readonly before: WorkingMinutes;
  readonly now: WorkingMinutes;
}

/** Days that a change needs before it can be told from a bad day, on both sides. */
const LEAST_DAYS: Days = 5;
const SIGNIFICANT = 0.001;
/** A change of less is nothing that people would call one. */
const TELLING_RATIO = 1.25;

/**
 * Finds the stages of one warehouse whose daily median has shifted: whether, by Pettitt's test; since when, by least squares. Deliveries are
 * left out: carriers do not work in the hours of the warehouse.
 *
 * @param lines  finished lines of the last weeks
 */
export function stageChanges(lines: readonly StepTimes[], clock: WorkingClock): StageChange[] {
  return STEPS.slice(1, -1).flatMap(step => changeOf(step, lines, clock) ?? []);
}

function changeOf(step: Step, lines: readonly StepTimes[], clock: WorkingClock): StageChange | null {
  const earlier = STEPS.slice(0, STEPS.indexOf(step));
  const durations = lines.flatMap(line => {
    const end = line[step];
    const from = earlier.findLast(each => line[each] !== null);
    const start = from && line[from];
    if (end === null || start === undefined || start === null || end < start) return [];
    return [{ day: startOfDay(end), minutes: clock.between(start, end) }];
  });
  const days = [...groupedBy(durations, each => each.day)].sort(([one], [other]) => one - other);
  const medians = days.map(([, each]) => median(each));
  if (pettitt(medians) > SIGNIFICANT) return null;
  const first = shiftAt(medians, LEAST_DAYS);
  if (first === null) return null;
  const since = days[first]![0];
  const before = median(durations.filter(({ day }) => day < since));
  const now = median(durations.filter(({ day }) => day >= since));
  const ratio = before > 0 ? now / before : Infinity;
  return Math.max(ratio, 1 / ratio) < TELLING_RATIO ? null : { step, since: dayOfMinute(since), before, now };
}

function median(durations: readonly { readonly minutes: WorkingMinutes }[]): WorkingMinutes {
  return medianOf(durations.map(({ minutes }) => minutes).sort((one, other) => one - other));
}

/**
 * Whether a series has shifted somewhere: U(t) = sum over i <= t < j of sign(x_i - x_j); K = max |U|;
 * p = 2 exp(-6 K^2 / (n^3 + n^2)), the approximate probability of so large a K where nothing shifted.
 *
 * @see Pettitt (1979), A non-parametric approach to the change-point problem, Applied Statistics 28(2): 126-135
 */
export function pettitt(values: readonly number[]): Share {
  const count = values.length;
  let statistic = 0;
  let largest = 0;
  for (const value of values) {
    // U(t) = U(t - 1) + sum over all j of sign(x_t - x_j), eq. 2.
    statistic += values.reduce((sum, other) => sum + Math.sign(value - other), 0);
    largest = Math.max(largest, Math.abs(statistic));
  }
  return count === 0 ? 1 : Math.min(1, 2 * Math.exp(-6 * largest ** 2 / (count ** 3 + count ** 2)));
}

/**
 * The first value of the new level, at which two means fit a series best. Null where it is too short for `least` values on both sides.
 *
 * @see Hinkley (1970), Inference about the change-point in a sequence of random variables, Biometrika 57(1): 1-17
 */
export function shiftAt(values: readonly number[], least: number): number | null {
  const total = values.reduce((sum, value) => sum + value, 0);
  let best: { readonly first: number; readonly gain: number } | null = null;
  let before = 0;
  for (let first = 1; first < values.length; first++) {
    before += values[first - 1]!;
    // Least squares within is most between: n1 m1^2 + n2 m2^2.
    const gain = before ** 2 / first + (total - before) ** 2 / (values.length - first);
    if (first >= least && values.length - first >= least && (best === null || gain > best.gain)) best = { first, gain };
  }
  return best?.first ?? null;
}
