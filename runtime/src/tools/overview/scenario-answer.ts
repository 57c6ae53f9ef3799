import type { Cell } from '../../../../src/contract';
import { counted, inDigits } from '../counted';
import type { ToolBlock, ToolContext, ToolEvidence, ToolQuery, ToolResult } from '../definition';
import { groupedBy } from '../grouped';
import { cents } from '../rounding';
import { queriesInEvidence } from '../row-query';
import { tableOf } from '../table-of';
import { warnedOnce } from './said-once';
import type { ComparedFigure, ComparedItem, Recomputed, Rerun, Scenario } from './scenario';
import { changeInWords } from './scenario-change';

/** Figures that the sentence names. */
const NAMED = 4;

/** A tool that was worked out again. */
export interface RerunOutcome {
  readonly rerun: Rerun;
  readonly result: Recomputed;
}

/** A tool that was not, and why. */
export interface NotRerun {
  readonly what: string;
  readonly reason: string;
  /** Whether it should have been, and failed. */
  readonly failed: boolean;
}

/** A part that is not among the figures: one change of a tool that was worked out for others, or a tool that never is. */
export type LeftAside = Pick<NotRerun, 'what' | 'reason'>;

/** What was supposed and what came of it. */
export interface ScenarioCase {
  readonly scenario: Scenario;
  readonly outcomes: readonly RerunOutcome[];
  readonly notRerun: readonly NotRerun[];
  readonly leftAside: readonly LeftAside[];
  readonly queries: readonly ToolQuery[];
  readonly context: ToolContext;
}

/** The answer to "what if?": sentence, figures on both sides, items that change, what was not worked out again, evidence. */
export function scenarioAnswer(found: ScenarioCase): ToolResult {
  const { outcomes, notRerun, leftAside } = found;
  const figures = outcomes.flatMap(({ rerun, result }) => result.figures.map(figure => ({ ...figure, tool: rerun.definition.contract.name })));
  const items = outcomes.flatMap(({ result }) => result.items ?? []).filter(hasChanged).sort(mostFirst);
  return {
    summary: summaryOf(found, figures, items),
    blocks: [
      ...(figures.length > 0 ? [figuresBlock(figures)] : []),
      ...(items.length > 0 ? [itemsBlock(items)] : []),
      ...(notRerun.length + leftAside.length > 0 ? [notRerunBlock([...notRerun, ...leftAside])] : []),
    ],
    evidence: [ownEvidence(found), ...warnedOnce(outcomes.flatMap(({ result }) => result.evidence))],
    followUps: outcomes.flatMap(({ rerun: { definition } }) => definition.questions?.slice(0, 1) ?? [])
      .map(question => question.replaceAll(/\[[^\]]*\]/g, '')).slice(0, 3),
  };
}

interface FigureOfTool extends ComparedFigure {
  readonly tool: string;
}

function summaryOf(found: ScenarioCase, figures: readonly FigureOfTool[], items: readonly ComparedItem[]): string {
  const { scenario: { changes, choice }, outcomes, notRerun } = found;
  const supposed = changes.map(changeInWords).join('; ');
  if (choice.ids.length === 0) return `There is no warehouse ${choice.where}, so nothing was worked out.`;
  if (outcomes.length === 0) return `None of your tools works out what changes with ${supposed} ${choice.where}.${reasonsInWords(notRerun)}`;
  const changed = figures.filter(isOther);
  const isPartlyUnknown = figures.some(isUnknown) && untouched(found).length < changes.length;
  const head = changed.length === 0 ? `With ${supposed} ${choice.where} no ${isPartlyUnknown ? 'known ' : ''}figure changes`
    : `With ${supposed} ${choice.where}: ${changed.slice(0, NAMED).map(figureInWords).join('; ')}`;
  const more = items.length === 0 ? '' : ` ${counted(items.length, 'item')} ${items.length === 1 ? 'changes' : 'change'}.`;
  return `${head}.${more}${untouchedInWords(found)}${reasonsInWords(notRerun.filter(({ failed }) => failed))}`;
}

function figureInWords(figure: FigureOfTool): string {
  const { figure: name, unit, before, after, range } = figure;
  const lower = name[0]!.toLowerCase() + name.slice(1);
  const sides = after === null ? `${amountInWords(before)} ${unit} to unknown` : `${amountInWords(before)} to ${inDigits(after)} ${unit}`;
  return `${lower} ${sides}${range === null ? '' : ` (${signed(range.low)} to ${signed(range.high)}, ${range.of})`}`;
}

function amountInWords(amount: number | null): string {
  return amount === null ? 'unknown' : inDigits(amount);
}

function signed(value: number): string {
  return `${value < 0 ? '-' : '+'}${inDigits(Math.abs(value))}`;
}

/** A change that nothing in the scope answers to is a misspelling more often than a fact. */
function untouchedInWords(found: ScenarioCase): string {
  const names = untouched(found);
  return names.length === 0 ? '' : ` Nothing ${found.scenario.choice.where} is concerned by: ${names.join('; ')}.`;
}

function untouched({ scenario: { changes }, outcomes }: ScenarioCase): string[] {
  return changes.flatMap((change, place) => {
    const touched = outcomes.flatMap(({ result }) => result.touched.get(place) ?? []);
    return touched.length > 0 && touched.every(count => count === 0) ? [changeInWords(change)] : [];
  });
}

function reasonsInWords(notRerun: readonly NotRerun[]): string {
  return notRerun.length === 0 ? '' : ` Not worked out: ${notRerun.map(({ what, reason }) => `${what} (${reason})`).join('; ')}.`;
}

function differenceOf({ before, after }: Pick<ComparedFigure, 'before' | 'after'>): number | null {
  return before === null || after === null ? null : cents(after - before);
}

/** What is known on one side only is another figure, though nobody knows by how much. */
function isOther(figure: ComparedFigure): boolean {
  const difference = differenceOf(figure);
  return difference === null ? !isUnknown(figure) : difference !== 0;
}

function isUnknown({ before, after }: ComparedFigure): boolean {
  return before === null && after === null;
}

/** An exact difference is its own range; one by chance without a range has none. */
function boundOf(figure: FigureOfTool, bound: 'low' | 'high'): number | null {
  return figure.range?.[bound] ?? (figure.chance === undefined ? differenceOf(figure) : null);
}

function figuresBlock(figures: readonly FigureOfTool[]): ToolBlock {
  return tableOf('What changes', 'by tool', figures, [
    { name: 'figure', label: 'Figure', type: 'text', cell: ({ figure }) => figure },
    { name: 'unit', label: 'Unit', type: 'text', cell: ({ unit }) => unit },
    { name: 'before', label: 'As it is', type: 'number', unit: 'of the row', cell: ({ before }) => before },
    { name: 'after', label: 'As supposed', type: 'number', unit: 'of the row', cell: ({ after }) => after },
    { name: 'difference', label: 'Difference', type: 'number', unit: 'of the row', cell: figure => differenceOf(figure) },
    { name: 'low', label: 'Difference at least', type: 'number', unit: 'of the row', cell: figure => boundOf(figure, 'low') },
    { name: 'high', label: 'Difference at most', type: 'number', unit: 'of the row', cell: figure => boundOf(figure, 'high') },
    {
      name: 'range_is', label: 'The range is', type: 'text',
      cell: figure => figure.range?.of ?? figure.chance
        ?? (differenceOf(figure) === null ? 'not known: one side is not, or neither' : 'exact: the same calculation on both sides, without chance'),
    },
    { name: 'tool', label: 'Worked out by', type: 'text', cell: ({ tool }) => tool },
  ]);
}

function itemsBlock(items: readonly ComparedItem[]): ToolBlock {
  const both = (name: keyof Pick<ComparedItem, 'reorderPoint' | 'order' | 'marginAtStake'>, column: string, label: string, unit: string) => ([
    { name: `${column}_before`, label: `${label}, as it is`, type: 'number', unit, cell: (item: ComparedItem): Cell => item[name].before },
    { name: `${column}_after`, label: `${label}, as supposed`, type: 'number', unit, cell: (item: ComparedItem): Cell => item[name].after },
  ] as const);
  return tableOf('Items that change', 'largest difference of margin at stake first, unknown ones last', items, [
    { name: 'warehouse_id', label: 'Warehouse', type: 'text', cell: ({ warehouse }) => warehouse },
    { name: 'product_id', label: 'Product', type: 'text', cell: ({ product }) => product },
    { name: 'product_name', label: 'Name', type: 'text', cell: ({ name }) => name },
    { name: 'base_unit', label: 'Base unit', type: 'text', cell: ({ unit }) => unit },
    ...both('reorderPoint', 'reorder_point', 'Reorder point', 'base units'),
    { name: 'order_now_before', label: 'Order now, as it is', type: 'boolean', cell: ({ orderNow }) => orderNow.before },
    { name: 'order_now_after', label: 'Order now, as supposed', type: 'boolean', cell: ({ orderNow }) => orderNow.after },
    ...both('order', 'order', 'Order', 'base units'),
    ...both('marginAtStake', 'margin_at_stake', 'Margin at stake', 'company currency'),
  ]);
}

function notRerunBlock(notRerun: readonly LeftAside[]): ToolBlock {
  return tableOf('What was not worked out again', 'in the order of the tools', notRerun, [
    { name: 'what', label: 'What', type: 'text', cell: ({ what }) => what },
    { name: 'why', label: 'Why', type: 'text', cell: ({ reason }) => reason },
  ]);
}

function hasChanged({ reorderPoint, orderNow, order, marginAtStake }: ComparedItem): boolean {
  return [reorderPoint, orderNow, order, marginAtStake].some(({ before, after }) => before !== after);
}

function mostFirst(one: ComparedItem, other: ComparedItem): number {
  const by = ({ marginAtStake }: ComparedItem): number => {
    const difference = differenceOf(marginAtStake);
    return difference === null ? -1 : Math.abs(difference);
  };
  return by(other) - by(one) || one.warehouse.localeCompare(other.warehouse) || one.product.localeCompare(other.product);
}

function ownEvidence(found: ScenarioCase): ToolEvidence {
  const { scenario: { changes, choice, horizon }, outcomes, notRerun, queries } = found;
  return {
    ...queriesInEvidence([choice.query, ...queries]),
    method: {
      name: 'the same calculation on unchanged and on changed data',
      formula: 'difference = figure on changed data - figure on unchanged data; seeded paths have the same seed on both sides, so that the same chance meets both',
    },
    inputs: { warehouses: choice.ids.join(', '), horizon_days: horizon, changes: changes.map(changeInWords).join('; ') },
    assumptions: [...new Set(outcomes.flatMap(({ result }) => result.assumptions))],
    // What concerns nothing, and what failed, is said by the summary.
    warnings: [],
    population: {
      noun: 'tools', asked: outcomes.length + notRerun.length, worked: outcomes.length,
      leftOut: [...groupedBy(notRerun, ({ reason }) => reason)].map(([reason, same]) => ({ reason, count: same.length })),
    },
  };
}
