import { scopeSummary } from '../../access';
import { counted, inDigits, noneOf } from '../counted';
import type { ToolContext, ToolEvidence, ToolQuery, ToolResult } from '../definition';
import { queriesInEvidence } from '../row-query';
import type { WarehouseChoice } from '../warehouse-choice';
import { reasonInWords, transfersBlock, unhelpedBlock, type RebalanceReader } from './rebalance-blocks';
import { LONGEST_HORIZON, PATHS } from './rebalance-places';
import type { Rebalancing, Transfer } from './rebalance-plan';
import type { UnhelpedReason } from './rebalance-ways';
import type { LeftOutItem } from './reorder-plan';

/** Transfers that stand in the sentence; the table has them all. */
const NAMED = 2;

/** What was asked, read and found. */
export interface RebalanceCase {
  readonly choice: WarehouseChoice;
  readonly products: readonly string[] | undefined;
  readonly stocked: number;
  readonly worked: number;
  readonly leftOut: readonly LeftOutItem[];
  readonly found: Rebalancing;
  readonly lanesKnown: boolean;
  /** Products short of which the volume is not known: freight by volume is then not counted. */
  readonly withoutVolume: number;
  readonly queries: readonly ToolQuery[];
  readonly context: ToolContext;
}

/** The answer to "what should we move?": sentence, transfers, what gets none and why, evidence. */
export function rebalanceAnswer(rebalance: RebalanceCase): ToolResult {
  const { choice, found: { transfers, unhelped }, lanesKnown, context } = rebalance;
  const reader = { asOf: context.asOf, costKnown: lanesKnown, isNarrow: context.identity.warehouses !== 'all' };
  const [first] = transfers;
  return {
    summary: summaryOf(rebalance, reader),
    blocks: [
      ...(transfers.length > 0 ? [transfersBlock(transfers, reader)] : []), ...(unhelped.length > 0 ? [unhelpedBlock(unhelped, reader)] : []),
    ],
    evidence: [evidenceOf(rebalance)],
    followUps: choice.ids.length === 0 ? [] : [
      `What should we reorder in ${first?.to.record.warehouse ?? choice.ids[0]} now?`,
      ...(first ? [`What is the demand forecast of ${first.to.record.product} in ${first.to.record.warehouse} for the next 30 days?`] : []),
    ],
  };
}

function summaryOf(rebalance: RebalanceCase, reader: RebalanceReader): string {
  const { choice, products, stocked, worked, leftOut, found: { transfers, unhelped }, lanesKnown, context } = rebalance;
  if (choice.ids.length < 2) {
    const scope = context.identity.warehouses === 'all' ? `there ${choice.ids.length === 1 ? 'is one' : 'is none'}`
      : `your scope holds ${choice.ids.length === 1 ? 'one' : 'none'} (${scopeSummary(context.identity.warehouses).text})`;
    return `A transfer needs two warehouses, and ${scope}: none was looked for. Whoever may see both ends can ask.`;
  }
  if (stocked === 0) return products === undefined ? `No stock is recorded ${choice.where}.` : `${products.join(', ')}: not stocked ${choice.where}.`;
  const left = leftOut.length === 0 ? '' : ` Left out: ${reasonsOf(leftOut).map(({ reason, count }) => `${inDigits(count)} (${reason})`).join(', ')}.`;
  if (worked === 0) return `Of ${noneOf(stocked, 'stocked item')} ${choice.where} is enough known.${left}`;
  const short = transfers.length + unhelped.length;
  if (short === 0) return `Of ${counted(worked, 'stocked item')} ${choice.where} none is likely to run out before an order could be there: nothing is to be moved.${left}`;
  const freight = lanesKnown ? '' : ' What transfers cost is not known: this is before freight and handling, and they are taken to need 3 working days.';
  return `${headline(transfers, short, choice.where, lanesKnown)}${unhelpedInWords(rebalance, reader)}${freight}${left}`;
}

function headline(transfers: readonly Transfer[], short: number, where: string, lanesKnown: boolean): string {
  const items = `${counted(short, 'stocked item')} ${where} that may run out before an order placed today is there`;
  if (transfers.length === 0) return `No transfer is worth making for ${short === 1 ? 'the' : 'any of the'} ${items}.`;
  const sum = (figure: (transfer: Transfer) => number) => inDigits(Math.round(transfers.reduce((total, each) => total + figure(each), 0)));
  const named = transfers.slice(0, NAMED).map(({ from, to, quantity, net }) =>
    `${inDigits(Math.round(quantity * 10) / 10)} of ${to.record.product} from ${from.record.warehouse} to ${to.record.warehouse} (${inDigits(Math.round(net))})`);
  const gain = `${sum(({ avoided }) => avoided)} of margin short, cause ${sum(({ caused }) => caused)}`
    + `${lanesKnown ? ` and cost ${sum(({ cost }) => cost)}: ${sum(({ net }) => net)} company currency gained` : ''}`;
  return `${counted(transfers.length, 'transfer')} for ${items}: together they avoid ${gain}. Most: ${named.join('; ')}.`;
}

function unhelpedInWords({ found: { unhelped } }: RebalanceCase, reader: RebalanceReader): string {
  if (unhelped.length === 0) return '';
  const reasons = [...new Set(unhelped.map(({ reason }) => reason))];
  const count = (reason: UnhelpedReason) => unhelped.filter(each => each.reason === reason).length;
  const most = [...reasons].sort((one, other) => count(other) - count(one))[0]!;
  return ` ${counted(unhelped.length, 'item')} ${unhelped.length === 1 ? 'gets' : 'get'} none, most often because ${reasonInWords(most, reader)}: see why in the table.`;
}

function reasonsOf(leftOut: readonly LeftOutItem[]): { reason: string; count: number }[] {
  return [...new Set(leftOut.map(({ reason }) => reason))].map(reason => ({ reason, count: leftOut.filter(each => each.reason === reason).length }));
}

function evidenceOf({ choice, products, stocked, worked, leftOut, found, lanesKnown, withoutVolume, queries }: RebalanceCase): ToolEvidence {
  return {
    ...queriesInEvidence(queries),
    method: {
      name: 'transport with fixed charges, by mixed-integer programming (HiGHS)',
      formula: 'most of: margin short avoided where it arrives - margin short caused where it leaves - (fixed cost + cost a cubic metre x volume); margin short = expected '
        + 'units not served on their day until an order placed today could be there x (list price - standard cost), each end on the same paths with and without',
      source: 'Hirsch & Dantzig (1968), The fixed charge problem, Naval Research Logistics Quarterly 15(3); solver: Huangfu & Hall (2018), Math. Prog. Comp. 10',
    },
    inputs: { warehouses: choice.ids.join(', '), products: products?.join(', ') ?? 'all', paths: PATHS, longest_horizon_days: LONGEST_HORIZON },
    assumptions: [
      'Looked at is what may run out, with more than 5 % probability, before an order placed today could be there; a warehouse that is short itself gives nothing.',
      'A warehouse gives what is usable and not allocated, and gets a product from one other at most; six quantities are tried on each way.',
      'A transfer leaves on the next working day, Monday to Friday, and is one of its own: sharing a truck with another product is not counted.',
      'What giving causes is taken on straight lines between six quantities.',
      'Margin short is lost or delayed, never both; delayed margin counts as much.',
    ],
    warnings: [
      ...(lanesKnown ? [] : ['Lanes are not known: cost and days of transfers are missing, so nothing could be tested against freight and handling.']),
      ...(withoutVolume > 0 ? [`${counted(withoutVolume, 'product')} without volume: the part of freight that goes by volume is not counted.`] : []),
      ...(found.proven ? [] : ['Time for choosing transfers ran out: a better choice may exist.']),
    ],
    population: { noun: 'stocked items', asked: stocked, worked, leftOut: reasonsOf(leftOut) },
  };
}
