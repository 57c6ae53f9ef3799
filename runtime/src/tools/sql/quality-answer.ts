import type { CanonicalView } from '../../../../src/contract';
import { daysBetween } from '../calendar-day';
import { counted } from '../counted';
import type { ToolBlock, ToolContext, ToolEvidence, ToolResult } from '../definition';
import { cents, percent } from '../rounding';
import { queriesInEvidence } from '../row-query';
import type { QualityData } from './quality-data';
import { COUNT_DAYS } from './quality-queries';

const ROWS_SHOWN = 10;

/** What was checked and found. */
export interface QualityCase {
  readonly views: readonly CanonicalView[];
  readonly data: QualityData;
  readonly context: ToolContext;
}

/** The answer to "can the data be trusted?": sentence, findings, the records concerned, age and gaps of each view. */
export function qualityAnswer(found: QualityCase): ToolResult {
  const { data: { findings, negative, differences }, views } = found;
  return {
    summary: summaryOf(found),
    blocks: [
      ...(findings.length > 0 ? [findingsBlock(found)] : []),
      ...(negative.length > 0 ? [negativeBlock(found)] : []),
      ...(differences.length > 0 ? [differencesBlock(found)] : []),
      ...(views.length > 0 ? [viewsBlock(found)] : []),
      ...(unknownOf(found).length > 0 ? [unknownBlock(found)] : []),
    ],
    evidence: [evidenceOf(found)],
    followUps: views.length === 0 ? [] : [`What does the view ${(findings[0] ?? { view: views[0]!.name }).view} hold?`],
  };
}

/** What the views are checked for, in words. */
const CHECKED = 'double keys, references that lead nowhere, impossible dates, stock below zero, counts with differences, gaps, days out of stock and age';

function summaryOf({ views, data: { findings, negative, differences, views: qualities } }: QualityCase): string {
  if (views.length === 0) return 'There is no view that you may query, so nothing was checked.';
  const rows = qualities.reduce((sum, each) => sum + each.rows, 0);
  const what = `${views.length === 1 ? views[0]!.name : counted(views.length, 'view')} (${counted(rows, 'row')})`;
  if (findings.length === 0) return `Nothing wrong was found in ${what}, checked for ${CHECKED}.`;
  const errors = findings.filter(({ severity }) => severity === 'error').length;
  const [worst] = findings;
  return `In ${what} ${counted(errors, 'error')} and ${counted(findings.length - errors, 'warning')} were found; the first: ${worst!.view}: ${worst!.message}.`
    + `${negative.length > 0 ? ` ${counted(negative.length, 'item')} ${negative.length === 1 ? 'has' : 'have'} less than nothing on hand.` : ''}`
    + `${differences.length > 0 ? ` ${counted(differences.length, 'count')} of the last ${COUNT_DAYS} days found another quantity than the record.` : ''}`;
}

function findingsBlock({ data: { findings } }: QualityCase): ToolBlock {
  return {
    kind: 'table',
    title: 'What is wrong, or worth a look',
    columns: [
      { name: 'severity', label: 'Severity', type: 'text' }, { name: 'view', label: 'View', type: 'text' }, { name: 'check', label: 'Check', type: 'text' },
      { name: 'finding', label: 'Finding', type: 'text' }, { name: 'rows', label: 'Rows concerned', type: 'integer' },
    ],
    rows: findings.map(each => [each.severity, each.view, each.check, each.message, each.rows]),
    order: 'worst first: errors, then what concerns a whole view or the most rows',
    total: findings.length,
    shown: Math.min(ROWS_SHOWN, findings.length),
  };
}

function negativeBlock({ data: { negative } }: QualityCase): ToolBlock {
  return {
    kind: 'table',
    title: 'Items with less than nothing on hand',
    columns: [
      { name: 'warehouse_id', label: 'Warehouse', type: 'text' }, { name: 'product_id', label: 'Product', type: 'text' },
      { name: 'on_hand', label: 'On hand', type: 'number', unit: 'base units' },
    ],
    rows: negative.map(({ warehouse, product, onHand }) => [warehouse, product, onHand]),
    order: 'least on hand first',
    total: negative.length,
    shown: Math.min(ROWS_SHOWN, negative.length),
  };
}

function differencesBlock({ data: { differences } }: QualityCase): ToolBlock {
  const priced = differences.some(({ value }) => value !== null);
  return {
    kind: 'table',
    title: `Counts of the last ${COUNT_DAYS} days with another quantity than the record`,
    columns: [
      { name: 'warehouse_id', label: 'Warehouse', type: 'text' }, { name: 'product_id', label: 'Product', type: 'text' },
      { name: 'counted_at', label: 'Counted', type: 'timestamp' }, { name: 'difference', label: 'Found less the record', type: 'number', unit: 'base units' },
      ...(priced ? [{ name: 'difference_value', label: 'At standard cost', type: 'number' as const, unit: 'company currency' }] : []),
    ],
    rows: differences.map(each => [each.warehouse, each.product, each.countedAt, each.quantity, ...(priced ? [cents(each.value)] : [])]),
    order: priced ? 'largest value first' : 'largest difference first',
    total: differences.length,
    shown: Math.min(ROWS_SHOWN, differences.length),
  };
}

function viewsBlock({ data: { views }, context }: QualityCase): ToolBlock {
  return {
    kind: 'table',
    title: 'How recent and complete each view is',
    columns: [
      { name: 'view', label: 'View', type: 'text' }, { name: 'rows', label: 'Rows', type: 'integer' }, { name: 'as_of', label: 'Data up to', type: 'date' },
      { name: 'age', label: 'Before the as-of date', type: 'integer', unit: 'days' },
      { name: 'columns_with_unknown', label: 'Columns with unknown values', type: 'integer' },
      { name: 'days_out_of_stock', label: 'Days out of stock', type: 'number', unit: '%' },
    ],
    rows: views.map(({ view, rows, newest, unknown, stockedOut }) =>
      [view, rows, newest, newest === null ? null : daysBetween(newest, context.asOf), unknown.length, percent(stockedOut)]),
    order: 'by name',
    total: views.length,
    shown: Math.min(ROWS_SHOWN, views.length),
  };
}

function unknownOf({ data: { views } }: QualityCase) {
  return views.flatMap(({ view, rows, unknown }) => unknown.map(each => ({ view, column: each.column, rows: each.rows, share: each.rows / rows })))
    .sort((one, other) => other.share - one.share);
}

function unknownBlock(found: QualityCase): ToolBlock {
  const unknown = unknownOf(found);
  return {
    kind: 'table',
    title: 'Values that are not there',
    columns: [
      { name: 'view', label: 'View', type: 'text' }, { name: 'column', label: 'Column', type: 'text' },
      { name: 'unknown', label: 'Unknown', type: 'number', unit: '%' }, { name: 'rows', label: 'Rows', type: 'integer' },
    ],
    rows: unknown.map(({ view, column, share, rows }) => [view, column, percent(share), rows]),
    order: 'largest share first',
    total: unknown.length,
    shown: Math.min(ROWS_SHOWN, unknown.length),
  };
}

function evidenceOf({ views, data, context }: QualityCase): ToolEvidence {
  const unread = data.findings.filter(({ check }) => check === 'unreadable').length;
  return {
    ...queriesInEvidence(data.queries),
    method: { name: 'checks of every row within the scope', formula: CHECKED },
    inputs: { views: views.map(({ name }) => name).join(', '), as_of: context.asOf, count_days: COUNT_DAYS },
    assumptions: [
      'Unknown values are no error by themselves: a line that is open has no day on which it was closed.',
      'A view counts as old where its newest day is more than a day before that of the others; one in which nothing needs to happen every day, more than a week.',
      ...(data.notJudged.length > 0
        ? [`References by ${data.notJudged.join(', ')} were not checked: what they name may lie outside the scope.`] : []),
    ],
    warnings: [],
    population: {
      noun: 'views', asked: views.length, worked: views.length - unread, leftOut: unread > 0 ? [{ reason: 'cannot be read', count: unread }] : [],
    },
  };
}
