import type { KeptFigures, KeptResult } from '../../../../src/contract';
import type { LookedThrough } from './briefing-run';
import { worstFirst, type Finding, type Money } from './finding';

/** How a finding stands to the briefing before; `unknown` where that one did not keep enough to tell. */
export type Change = 'new' | 'worse' | 'better' | 'as before' | 'unknown';

/** A finding of the briefing before that is none any more. */
export interface GoneFinding {
  readonly tool: string;
  readonly noun: string;
  readonly code: string;
  /** What was at stake then; null where nothing was known of it. */
  readonly atStake: Money | null;
}

/** What has changed since the briefing before. */
export interface BriefingChanges {
  /** The day of the briefing before. */
  readonly since: string;
  /** Tools of which the briefing before kept nothing: the person had them not, or they failed. */
  readonly notCompared: readonly string[];
  of(tool: string, finding: Finding): Change;
  /** What was at stake then. */
  before(tool: string, finding: Finding): Money | null;
  readonly gone: readonly GoneFinding[];
}

/** Findings of one tool that are kept at the most. */
export const MOST_KEPT_OF_A_TOOL = 250;
/** A change of what is at stake that is worth a word, as a share of what was. */
export const NOTABLE = 0.1;

/** What is kept of a briefing: of each tool the findings with the most at stake. */
export function keptOf(looked: readonly LookedThrough[]): KeptFigures {
  return Object.fromEntries(looked.map(({ source, findings }) => [
    source.definition.contract.name,
    Object.fromEntries(worstFirst(findings).slice(0, MOST_KEPT_OF_A_TOOL).map(({ code, atStake }) => [code, atStake])),
  ]));
}

/** Compares with the briefing before, tool by tool: one that is not in both is not compared. */
export function changesSince({ day, figures }: KeptResult, looked: readonly LookedThrough[]): BriefingChanges {
  const keptFor = (tool: string): ReadonlyMap<string, Money | null> | undefined =>
    (Object.hasOwn(figures, tool) ? new Map(Object.entries(figures[tool]!)) : undefined);
  return {
    since: day,
    notCompared: looked.filter(({ source }) => keptFor(source.definition.contract.name) === undefined).map(({ source }) => source.noun),
    of: (tool, finding) => changeOf(finding, keptFor(tool)),
    before: (tool, { code }) => keptFor(tool)?.get(code) ?? null,
    gone: looked.flatMap(({ source: { definition: { contract: { name: tool } }, noun }, findings }) => {
      const now = new Set(findings.map(({ code }) => code));
      return [...keptFor(tool) ?? []].filter(([code]) => !now.has(code)).map(([code, atStake]) => ({ tool, noun, code, atStake }));
    }),
  };
}

function changeOf({ code, atStake }: Finding, kept: ReadonlyMap<string, Money | null> | undefined): Change {
  if (kept === undefined) return 'unknown';
  const before = kept.get(code);
  if (before === undefined) return isBelowAllKept(atStake, kept) ? 'unknown' : 'new';
  if (before === null || atStake === null || Math.abs(atStake - before) <= NOTABLE * before) return 'as before';
  return atStake > before ? 'worse' : 'better';
}

/** Where no more could be kept, what has less at stake than all that was kept may have been there. */
function isBelowAllKept(atStake: Money | null, kept: ReadonlyMap<string, Money | null>): boolean {
  if (kept.size < MOST_KEPT_OF_A_TOOL) return false;
  return (atStake ?? -1) <= Math.min(...[...kept.values()].map(each => each ?? -1));
}
