import { dayInWords } from '../calendar-day';
import { counted, inDigits } from '../counted';
import type { ToolBlock, ToolContext, ToolEvidence, ToolResult } from '../definition';
import { groupedBy, keyOf } from '../grouped';
import { cents } from '../rounding';
import { tableOf } from '../table-of';
import { changesSince, NOTABLE, type BriefingChanges, type Change } from './briefing-changes';
import { notBriefed } from './briefing-others';
import type { BriefingRun, LookedThrough } from './briefing-run';
import { worstFirst, type Finding, type Money } from './finding';
import { warnedOnce } from './said-once';

/** Findings that the sentence names. */
const NAMED = 3;

/** The answer to "what needs my attention?": sentence, findings on one scale, those without money, changes, evidence. */
export function briefingAnswer({ looked, failed }: BriefingRun, context: ToolContext): ToolResult {
  const changes = context.previous === null ? null : changesSince(context.previous, looked);
  const rows = rowsOf(looked, changes);
  const told = { looked, failed, changes, rows, context };
  return {
    summary: summaryOf(told),
    blocks: [
      ...(rows.length > 0 ? [findingsBlock(told)] : []),
      ...(looked.length > 0 ? [toolsBlock(told)] : []),
      ...uncountedBlock(told),
      ...(changes !== null && changes.gone.length > 0 ? [goneBlock(changes, context)] : []),
    ],
    evidence: [ownEvidence(told), ...warnedOnce(looked.flatMap(({ evidence }) => evidence))],
    followUps: looked.flatMap(({ source: { definition }, findings }) => (findings.length > 0 ? definition.questions?.slice(0, 1) ?? [] : []))
      .map(question => question.replaceAll(/\[[^\]]*\]/g, '')).slice(0, 3),
  };
}

/** A finding with money, or several of one item: what is at stake of it is the most that a tool says, never their sum. */
interface Row extends Finding {
  readonly nouns: readonly string[];
  readonly tools: readonly string[];
  readonly change: Change | null;
  readonly before: Money | null;
}

interface Told extends BriefingRun {
  readonly changes: BriefingChanges | null;
  readonly rows: readonly Row[];
  readonly context: ToolContext;
}

function rowsOf(looked: readonly LookedThrough[], changes: BriefingChanges | null): Row[] {
  const found = looked.flatMap(({ source, findings }) => findings.filter(({ atStake }) => atStake !== null).map(finding => ({ source, finding })));
  return worstFirst([...groupedBy(found, ({ finding: { warehouse, code } }) => keyOf(warehouse, code)).values()].flatMap(same => {
    const [worst] = [...same].sort((one, other) => (other.finding.atStake ?? 0) - (one.finding.atStake ?? 0));
    if (!worst) return [];
    const { name } = worst.source.definition.contract;
    return [{
      ...worst.finding,
      says: same.map(({ finding }) => finding.says).join(', '),
      nouns: same.map(({ source }) => source.noun),
      tools: same.map(({ source }) => source.definition.contract.name),
      change: changes?.of(name, worst.finding) ?? null,
      before: changes?.before(name, worst.finding) ?? null,
    }];
  }));
}

function summaryOf(told: Told): string {
  const { looked, rows } = told;
  if (looked.length === 0 && told.failed.length === 0) return 'None of your tools can be looked through for a briefing.';
  const worst = rows.slice(0, NAMED).map(({ code, says, atStake }) => `${code} ${says} (${inDigits(cents(atStake ?? 0))})`).join('; ');
  return [
    rows.length === 0 ? `Nothing with margin at stake is found by ${counted(looked.length, 'tool')}.`
      : `${counted(rows.length, 'finding')} of your tools ${rows.length === 1 ? 'puts' : 'put'} margin at stake; worst, in company currency: ${worst}.`,
    ...withoutMoney(told), ...changesInWords(told), ...notLookedThrough(told),
  ].join(' ');
}

function withoutMoney({ looked }: Told): string[] {
  const counts = looked.flatMap(({ source: { noun, one }, findings }) => {
    const without = findings.filter(({ atStake }) => atStake === null).length;
    return without === 0 ? [] : [`${inDigits(without)} ${without === 1 ? one : noun}`];
  });
  return counts.length === 0 ? [] : [`Counted only, for no margin at stake is defined of them: ${counts.join(', ')}.`];
}

function changesInWords({ looked, changes, context: { asOf } }: Told): string[] {
  if (changes === null) return ['There is no earlier briefing to compare with.'];
  const since = changes.since === asOf ? 'your briefing earlier today' : `your briefing of ${dayInWords(changes.since, asOf)}`;
  const count = (kind: Change): number => sum(looked.map(each => changed(each, changes, kind)));
  const [appeared, gone, worse, better] = [count('new'), changes.gone.length, count('worse'), count('better')];
  if (appeared + gone + worse + better === 0) return [`Nothing has changed since ${since}.`];
  const parts = [[appeared, 'new'], [gone, 'gone'], [worse, 'worse'], [better, 'better']].map(([number, word]) => `${inDigits(Number(number))} ${word}`);
  return [`Since ${since}: ${parts.join(', ')}.`, ...(changes.notCompared.length > 0 ? [`Not compared: ${changes.notCompared.join(', ')}.`] : [])];
}

function notLookedThrough({ failed }: Told): string[] {
  return failed.length === 0 ? [] : [`This briefing is partial. Not in it: ${failed.map(({ source: { noun }, reason }) => `${noun} (${reason})`).join('; ')}.`];
}

function changed({ source: { definition }, findings }: LookedThrough, changes: BriefingChanges, kind: Change): number {
  return findings.filter(finding => changes.of(definition.contract.name, finding) === kind).length;
}

function findingsBlock({ rows, changes, context: { asOf } }: Told): ToolBlock {
  return tableOf('What needs attention', 'worst first: expected margin at stake', rows, [
    { name: 'warehouse_id', label: 'Warehouse', type: 'text', cell: ({ warehouse }) => warehouse },
    { name: 'about', label: 'Product or order', type: 'text', cell: ({ about }) => about },
    { name: 'finding', label: 'Finding', type: 'text', cell: ({ says }) => says },
    { name: 'margin_at_stake', label: 'Margin at stake', type: 'number', unit: 'company currency', cell: ({ atStake }) => cents(atStake) },
    ...(changes === null ? [] : [
      { name: 'change', label: `Since ${dayInWords(changes.since, asOf)}`, type: 'text', cell: ({ change }: Row) => change } as const,
      {
        name: 'margin_before', label: 'Margin at stake then', type: 'number', unit: 'company currency', cell: ({ before }: Row) => cents(before),
      } as const,
    ]),
    { name: 'tools', label: 'Found by', type: 'text', cell: ({ tools }) => tools.join(', ') },
  ]);
}

/** One row a tool: how much it found, the worst of it, and what has changed. */
function toolsBlock({ looked, changes }: Told): ToolBlock {
  return tableOf('What each tool found', 'in the order of the tools', looked, [
    { name: 'tool', label: 'Tool', type: 'text', cell: ({ source }) => source.definition.contract.name },
    { name: 'finds', label: 'Finds', type: 'text', cell: ({ source }) => source.noun },
    { name: 'findings', label: 'Found', type: 'integer', cell: ({ findings }) => findings.length },
    {
      name: 'without_margin', label: 'Without margin at stake', type: 'integer',
      cell: ({ findings }) => findings.filter(({ atStake }) => atStake === null).length,
    },
    { name: 'worst', label: 'The worst', type: 'text', cell: ({ findings }) => worstInWords(worstFirst(findings)[0]) },
    ...(changes === null ? [] : ([['new', 'New'], ['worse', 'Worse'], ['better', 'Better']] as const).map(([kind, label]) => ({
      name: kind, label, type: 'integer', cell: (each: LookedThrough) => changed(each, changes, kind),
    } as const))),
    ...(changes === null ? [] : [{
      name: 'gone', label: 'Gone', type: 'integer',
      cell: ({ source }: LookedThrough) => changes.gone.filter(({ tool }) => tool === source.definition.contract.name).length,
    } as const]),
  ]);
}

/** What no margin at stake is defined of, by name: of the tool that finds least of it first, for that is least to be expected. */
function uncountedBlock({ looked, changes, context: { asOf } }: Told): ToolBlock[] {
  const rows = looked.map(({ source, findings }) => findings.filter(({ atStake }) => atStake === null).map(finding => ({ source, finding })))
    .sort((one, other) => one.length - other.length).flat();
  type Uncounted = typeof rows[number];
  return rows.length === 0 ? [] : [tableOf<Uncounted>('Without margin at stake', 'of the tool that finds least first, as that tool orders them', rows, [
    { name: 'finds', label: 'Among the', type: 'text', cell: ({ source }) => source.noun },
    { name: 'warehouse_id', label: 'Warehouse', type: 'text', cell: ({ finding }) => finding.warehouse },
    { name: 'about', label: 'What', type: 'text', cell: ({ finding }) => finding.about },
    { name: 'finding', label: 'Finding', type: 'text', cell: ({ finding }) => finding.says },
    ...(changes === null ? [] : [{
      name: 'change', label: `Since ${dayInWords(changes.since, asOf)}`, type: 'text',
      cell: ({ source, finding }: Uncounted) => changes.of(source.definition.contract.name, finding),
    } as const]),
  ])];
}

function worstInWords(finding: Finding | undefined): string | null {
  return finding === undefined ? null : `${finding.code} ${finding.says}`;
}

function goneBlock(changes: BriefingChanges, { asOf }: ToolContext): ToolBlock {
  return tableOf(`Gone since ${dayInWords(changes.since, asOf)}`, 'most at stake then first', worstFirst(changes.gone), [
    { name: 'code', label: 'What', type: 'text', cell: ({ code }) => code },
    { name: 'was', label: 'Was among the', type: 'text', cell: ({ noun }) => noun },
    { name: 'margin_before', label: 'Margin at stake then', type: 'number', unit: 'company currency', cell: ({ atStake }) => cents(atStake) },
  ]);
}

function ownEvidence({ looked, failed, changes, context }: Told): ToolEvidence {
  return {
    views: [], queries: [],
    method: {
      name: 'the findings of all tools on one scale',
      formula: 'expected margin at stake, as each tool works it out; of an item that several tools name the largest, never their sum',
    },
    inputs: { tools: looked.map(({ source }) => source.definition.contract.name).join(', '), compared_with: changes?.since ?? null },
    assumptions: [
      'What an order puts at stake may be part of what its product does: amounts are ranked, not added up.',
      'Savings, stock to be cleared and the margin of a year that hangs on a supplier are not at stake in the same way: they are counted, not ranked among the others.',
      `Worse and better is a change of what is at stake by more than ${NOTABLE * 100} %.`,
      ...notBriefed(context),
    ],
    // What gave no result is said by the summary.
    warnings: [],
    population: {
      noun: 'tools', asked: looked.length + failed.length, worked: looked.length,
      leftOut: [...groupedBy(failed, ({ reason }) => reason)].map(([reason, same]) => ({ reason, count: same.length })),
    },
  };
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
