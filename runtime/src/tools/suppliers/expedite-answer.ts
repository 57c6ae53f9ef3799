import type { DraftProposal } from '../../../../src/contract';
import { scopeSummary } from '../../access';
import { dayInWords } from '../calendar-day';
import { counted, inDigits, quantityInWords } from '../counted';
import type { ToolBlock, ToolContext, ToolQuery, ToolResult } from '../definition';
import { mayRead } from '../may-read';
import { queriesInEvidence } from '../row-query';
import { tableOf, type FilledColumn } from '../table-of';
import type { WaitedLine } from './expedite-need';

/** What was asked, read and found. */
export interface ExpediteCase {
  readonly order: string;
  /** The line asked about; undefined for all. */
  readonly line: number | undefined;
  /** Those that are open. */
  readonly lines: readonly WaitedLine[];
  readonly queries: readonly ToolQuery[];
  readonly context: ToolContext;
}

/** The answer to "expedite this order": sentence, open lines, evidence, and the message as a proposal. */
export function expediteAnswer(found: ExpediteCase): ToolResult {
  const { order, line, lines, queries } = found;
  const [first] = lines;
  return {
    summary: first === undefined
      ? `Nothing of purchase order ${nameOf(found)} is open, so nothing was drafted.`
      : `A message that asks ${supplierOf(first, found)} to deliver ${counted(lines.length, 'open line')} of purchase order ${order} sooner is drafted. ${reasonOf(found)}`,
    blocks: first === undefined ? [] : [blockOf(found)],
    evidence: [{
      ...queriesInEvidence(queries),
      method: METHOD,
      inputs: { purchase_order: order, line: line ?? 'all' },
      assumptions: [
        'Who waits: order lines of customers that nothing else serves earlier. A line that is not counted on any more serves them last.',
        'A line comes at the day first confirmed plus its supplier\'s median lateness given how late it is already, and not before the day confirmed last.',
        'A draft changes nothing outside the platform: people send what is approved.',
      ],
      warnings: warningsOf(found),
      population: { noun: 'purchase order lines', asked: lines.length, worked: lines.length, leftOut: [] },
    }],
    followUps: first?.supplier ? [`How does supplier ${first.supplier} perform?`] : [],
    ...(first?.supplier ? { draft: proposalOf(found, first.supplier, first.supplierName) } : {}),
  };
}

/** A purchase order that does not exist and one beyond the caller's scope are answered alike: an answer does not tell what exists. */
export function noSuchPurchase(asked: Omit<ExpediteCase, 'lines'>): ToolResult {
  const { order, line, queries, context: { identity: { warehouses } } } = asked;
  const where = warehouses === 'all' ? '' : ` within your scope (${scopeSummary(warehouses).text})`;
  return {
    summary: `There is no purchase order ${nameOf(asked)}${where}, so nothing was drafted.`,
    blocks: [],
    evidence: [{
      ...queriesInEvidence(queries), method: METHOD, inputs: { purchase_order: order, line: line ?? 'all' }, assumptions: [], warnings: [],
      population: { noun: 'purchase order lines', asked: 0, worked: 0, leftOut: [] },
    }],
    followUps: [],
  };
}

const METHOD = {
  name: 'open purchase lines, and whom they are pegged to',
  formula: 'days late = today - day first confirmed; free stock, purchases and transfers at their expected days go to open order lines by promise, then priority',
  source: 'Ptak & Smith (2011), Orlicky\'s Material Requirements Planning, 3rd ed., ch. 14, p. 264: pegging',
};

function nameOf({ order, line }: Pick<ExpediteCase, 'order' | 'line'>): string {
  return line === undefined ? order : `${order} line ${line}`;
}

function supplierOf({ supplier, supplierName }: WaitedLine, { context }: ExpediteCase): string {
  if (supplier === null) return 'the supplier';
  return supplierName !== null && mayRead(context, 'suppliers', 'supplier_name') ? `${supplier} (${supplierName})` : supplier;
}

function reasonOf({ lines, context: { asOf } }: ExpediteCase): string {
  const late = lines.filter(line => (line.late ?? 0) > 0);
  const most = Math.max(0, ...late.map(line => line.late ?? 0));
  const waiting = lines.reduce((sum, line) => sum + line.waiting, 0);
  const first = lines.flatMap(({ firstDue }) => firstDue ?? []).sort()[0];
  const lateness = late.length === 0
    ? `${lines.length === 1 ? 'It is' : 'None of them is'} ${lines.length === 1 ? 'not ' : ''}late.`
    : `${inDigits(late.length)} of ${inDigits(lines.length)} ${late.length === 1 ? 'is' : 'are'} late, by up to ${counted(most, 'day')}.`;
  const need = waiting === 0
    ? 'No order line of a customer waits for it.'
    : `${counted(waiting, 'order line')} of customers ${waiting === 1 ? 'waits' : 'wait'} for it${first === undefined ? '' : `, the first promised for ${dayInWords(first, asOf)}`}.`;
  return `${lateness} ${need}`;
}

function warningsOf({ lines }: ExpediteCase): string[] {
  const uncounted = lines.filter(({ expected }) => expected === null);
  return [
    ...(uncounted.length > 0 ? [`${counted(uncounted.length, 'line')} not counted on any more: later than nearly all that ever came, or without a date. Ask whether it still comes at all.`] : []),
    ...(lines.some(({ supplier }) => supplier === null) ? ['The purchase order names no supplier, so no message was drafted.'] : []),
  ];
}

function proposalOf(found: ExpediteCase, supplier: string, supplierName: string | null): DraftProposal {
  const { order, line, lines, queries } = found;
  const warehouses = [...new Set(lines.map(({ warehouse }) => warehouse))].sort();
  return {
    kind: 'expedite',
    need: `expedite ${order} ${line ?? 'all'} ${warehouses.join(' ')}`,
    title: `Ask for earlier delivery of ${counted(lines.length, 'open line')} of purchase order ${order}`,
    warehouses,
    repeats: ['purchase_order_lines'],
    lines: lines.map(({ product, name, open, unit }) => ({ productId: product, productName: name, quantity: open, unit })),
    supplier: { supplierId: supplier, supplierName, price: null, message: messageOf(found) },
    reason: reasonOf(found),
    notes: warningsOf(found),
    queries: queries.map(({ evidence: { purpose, sql } }) => ({ purpose, sql })),
  };
}

/** Names no person, no customer and no order of a customer. */
function messageOf({ order, lines, context: { asOf } }: ExpediteCase): string {
  const late = (line: WaitedLine): string => {
    if (line.promised === null) return 'without a confirmed day';
    return `confirmed for ${dayInWords(line.promised, asOf)}${(line.late ?? 0) > 0 ? `, ${counted(line.late ?? 0, 'day')} late` : ''}`;
  };
  return [
    `Purchase order ${order}: please deliver the following sooner.`,
    ...lines.map(line => `- line ${line.line}: ${quantityInWords(line.open, line.unit)} of ${line.name === null ? line.product : `${line.product} ${line.name}`}, ${late(line)}`
      + `${line.firstDue === null ? '' : `; needed by ${dayInWords(line.firstDue > asOf ? line.firstDue : asOf, asOf)}`}`),
    'Please confirm the day on which each line comes, and what you can deliver before.',
  ].join('\n');
}

const COLUMNS: readonly FilledColumn<WaitedLine>[] = [
  { name: 'line_number', label: 'Line', type: 'integer', cell: ({ line }) => line },
  { name: 'product_id', label: 'Product', type: 'text', cell: ({ product }) => product },
  { name: 'product_name', label: 'Name', type: 'text', cell: ({ name }) => name },
  { name: 'warehouse_id', label: 'Warehouse', type: 'text', cell: ({ warehouse }) => warehouse },
  { name: 'open_quantity', label: 'Open', type: 'number', unit: 'base units', cell: ({ open }) => open },
  { name: 'promised_day', label: 'Confirmed for', type: 'date', cell: ({ promised }) => promised },
  { name: 'days_late', label: 'Late', type: 'integer', unit: 'days', cell: ({ late }) => late },
  { name: 'expected_day', label: 'Expected', type: 'date', cell: ({ expected }) => expected },
  { name: 'waiting_lines', label: 'Order lines that wait', type: 'integer', cell: ({ waiting }) => waiting },
  { name: 'waiting_quantity', label: 'They need of it', type: 'number', unit: 'base units', cell: ({ wanted }) => wanted },
  { name: 'first_promised', label: 'First promised for', type: 'date', cell: ({ firstDue }) => firstDue },
];

function blockOf({ order, lines }: ExpediteCase): ToolBlock {
  const latestFirst = [...lines].sort((one, other) => (other.late ?? -1) - (one.late ?? -1) || one.line - other.line);
  return tableOf(`Open lines of purchase order ${order}`, 'the latest first', latestFirst, COLUMNS);
}
