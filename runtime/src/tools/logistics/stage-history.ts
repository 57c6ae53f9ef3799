import { medianOf } from '../statistics/theil-sen';
import type { LocalMinute, Share, WorkingMinutes } from './units';
import type { WorkingClock } from './working-clock';

/** The steps of a line in their order. `called`: the day that the customer wants begins, or the order comes in on it. */
export const STEPS = ['called', 'released', 'allocated', 'picked', 'packed', 'despatched', 'delivered'] as const;
export type Step = (typeof STEPS)[number];

/** When a line of the past took its steps for the first time; null for those that are not recorded. */
export type StepTimes = Readonly<Record<Step, LocalMinute | null>>;

/** Fewer lines of the past than these tell no distribution. */
export const LEAST_LINES = 20;
/** Fewer lines than these that stayed as long tell nothing of what comes after. */
const LEAST_STAYED = 5;

/** A line of the past from one of its steps on: until the next, and until it was finished. */
interface Passage {
  readonly stage: WorkingMinutes;
  readonly rest: WorkingMinutes;
}

/** What lines of the past say of one that now stands at a step. */
export interface Outlook {
  /** Working time until it is finished, each case as likely, the shortest first. */
  readonly remaining: readonly WorkingMinutes[];
}

/**
 * How long lines of one warehouse took from each step to the next and to the end, in working time.
 *
 * What has stayed in a stage for a while is compared only with lines that stayed there at least as long: P(T > t + x | T > t), as survival
 * analysis conditions on what is known (Kaplan & Meier 1958, Journal of the American Statistical Association 53: 457-481; no censoring
 * here, for only finished lines are taken). Stage and rest stay together as they were: the stages of a line are not independent.
 */
export class StageHistory {
  private readonly passages: Readonly<Record<Step, readonly Passage[]>>;
  /** Most lines begin anew: what is to be expected of them is worked out once. */
  private readonly known = new Map<string, Outlook | null>();

  /** @param finish  the step that ends a line: delivery where it is recorded, else despatch */
  constructor(lines: readonly StepTimes[], clock: WorkingClock, readonly finish: 'despatched' | 'delivered') {
    const of = (step: Step) => lines.flatMap(line => passageOf(line, step, finish, clock)).sort((one, other) => one.stage - other.stage);
    this.passages = {
      called: of('called'), released: of('released'), allocated: of('allocated'), picked: of('picked'), packed: of('packed'),
      despatched: of('despatched'), delivered: [],
    };
  }

  /** How many lines of the past passed a step and were finished. */
  lines(step: Step): number {
    return this.passages[step].length;
  }

  /**
   * What may still come for a line that took `step` last, `spent` working minutes ago.
   * Null where too few lines of the past are known, or too few stayed as long.
   */
  outlook(step: Step, spent: WorkingMinutes): Outlook | null {
    const key = `${step} ${spent}`;
    const known = this.known.get(key);
    if (known !== undefined) return known;
    const outlook = this.outlookAt(step, Math.max(0, spent));
    this.known.set(key, outlook);
    return outlook;
  }

  private outlookAt(step: Step, spent: WorkingMinutes): Outlook | null {
    const passed = this.passages[step];
    if (passed.length < LEAST_LINES) return null;
    const stayed = spent === 0 ? passed : passed.slice(firstAbove(passed, ({ stage }) => stage, spent));
    if (stayed.length < LEAST_STAYED) return null;
    return { remaining: stayed.map(({ rest }) => Math.max(0, rest - spent)).sort((one, other) => one - other) };
  }
}

/** P(more than `available` working minutes are needed). */
export function chanceOfMore({ remaining }: Outlook, available: WorkingMinutes): Share {
  return (remaining.length - firstAbove(remaining, minutes => minutes, available)) / remaining.length;
}

/** The working time that half of the cases need at the most. */
export function medianRemaining({ remaining }: Outlook): WorkingMinutes {
  return medianOf(remaining);
}

function passageOf(line: StepTimes, step: Step, finish: 'despatched' | 'delivered', clock: WorkingClock): Passage[] {
  const start = line[step];
  const end = line[finish];
  if (start === null || end === null || step === finish || end < start) return [];
  const next = STEPS.slice(STEPS.indexOf(step) + 1).map(each => line[each]).find(time => time !== null) ?? end;
  return [{ stage: Math.max(0, clock.between(start, next)), rest: Math.max(0, clock.between(start, end)) }];
}

/** The first place among things in ascending order whose time is longer than `limit`. */
function firstAbove<Thing>(things: readonly Thing[], timeOf: (thing: Thing) => WorkingMinutes, limit: WorkingMinutes): number {
  let low = 0;
  let high = things.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (timeOf(things[middle]!) > limit) high = middle;
    else low = middle + 1;
  }
  return low;
}
