import { TOOLS } from '../../../../src/contract';
import { defineTool } from '../define-tool';
import { othersTurn } from '../turns';
import { chooseWarehouses, WAREHOUSE_INPUT } from '../warehouse-choice';
import { companyMoney, readRates } from './company-money';
import { delayAnswer } from './delay-answer';
import { assessDelays } from './delay-assessment';
import { judgeLines, readLines } from './open-lines';
import { stageChanges, type StageChange } from './stage-change';

/** Which open orders are late, which will be, and why. */
export const identifyDelayedOrders = defineTool({
  contract: TOOLS.identify_delayed_orders,
  title: 'Looking for delayed orders',
  description:
    'Identifies delayed customer orders and those at risk of delay, each with its cause: late although stocked, late for want of stock, at risk, waiting. '
    + 'Use for: delayed orders, delays and their causes, orders at risk of delay or that will miss their promise, slower picking. '
    + 'Not for: the rows or the number of late orders (query_data), one order (check_order_fulfillment_status).',
  input: {
    type: 'object',
    properties: {
      warehouse: WAREHOUSE_INPUT,
      days_overdue: {
        type: 'integer', minimum: 0, maximum: 365, default: 0,
        description: 'Leaves out what is overdue by so many calendar units or fewer: 7 shows what is overdue by more than a week.',
      },
      at_risk_days: {
        type: 'integer', minimum: 1, maximum: 30, default: 3,
        description: 'How many calendar days ahead promises are judged: a week is 7.',
      },
    },
    additionalProperties: false,
  },
  label: 'verified',
  timeoutSeconds: 60,
  questions: ['Which orders[ in {warehouse}] are delayed or at risk of delay?'],
  async run({ warehouse, days_overdue: daysOverdue, at_risk_days: atRiskDays }, context) {
    const choice = await chooseWarehouses(warehouse, context);
    context.progress(`Reading open orders ${choice.where}`, 0.1);
    const [open, rates] = await Promise.all([readLines({ warehouses: choice.ids }, context), readRates(context)]);
    context.progress(`Judging ${open.lines.length.toLocaleString('en')} lines by those of the last weeks`, 0.4);
    const judged = await judgeLines(open.lines, open.lines, choice.ids, context);
    const money = companyMoney(open.lines.map(line => line.currency), rates.rates);
    const worksOn = (id: string, day: string) => judged.flows.of(id).clock.isWorkingDay(day);
    const assessment = assessDelays(judged.lines, { asOf: context.asOf, daysOverdue, atRiskDays, worksOn }, money);
    const changes: (StageChange & { readonly warehouse: string })[] = [];
    for (const warehouse of choice.ids) {
      await othersTurn(context);
      const found = stageChanges(judged.flows.lines.get(warehouse) ?? [], judged.flows.of(warehouse).clock);
      changes.push(...found.map(change => ({ warehouse, ...change })));
    }
    await othersTurn(context);
    const queries = [choice.query, ...open.queries, rates.query, ...judged.queries];
    return delayAnswer({ choice, daysOverdue, atRiskDays, judged, assessment, changes, money, queries, context });
  },
});
