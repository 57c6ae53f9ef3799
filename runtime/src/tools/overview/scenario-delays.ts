import { addDays } from '../calendar-day';
import { companyMoney, readRates } from '../logistics/company-money';
import { delayAnswer } from '../logistics/delay-answer';
import { assessDelays, marginAtStake, type DelayAssessment } from '../logistics/delay-assessment';
import { identifyDelayedOrders } from '../logistics/identify-delayed-orders';
import { judgedWith, judgeLines, readLines } from '../logistics/open-lines';
import { worthGaps } from '../logistics/worth-gaps';
import { maySeeWorth } from '../logistics/worth-permit';
import { cents } from '../rounding';
import { alsoWarned, knownSum } from './known-sum';
import { touchedBy, type ComparedFigure, type Rerun } from './scenario';
import { concernedOrders, delayOf } from './scenario-capacity';

/** Open customer orders that are late or at risk, on both sides. */
export const DELAYS_RERUN: Rerun = {
  definition: identifyDelayedOrders,
  what: 'orders late or at risk',
  unconcerned: {
    demand_percent: 'only orders that are there already are judged',
    lead_time_days: 'only purchase orders that are placed already serve them, and theirs is the day confirmed',
    price_percent: 'what suppliers charge delays no order', exchange_rate_percent: 'exchange rates delay no order',
    service_level: 'the stock that is there serves them, whatever it was to be',
    capacity_percent: 'neither the space nor what suppliers can make delays an order that is there',
  },
  async run({ changes, choice, horizon }, context) {
    const [open, rates, concerned] = await Promise.all([
      readLines({ warehouses: choice.ids }, context), readRates(context), concernedOrders(changes, context),
    ]);
    const before = await judgeLines(open.lines, open.lines, choice.ids, context);
    const purchases = before.supply.purchases.map(each => {
      const days = delayOf(each.order, changes, concerned.isOf);
      if (days === Infinity) return { ...each, day: null };
      const day = each.day === null || days === 0 ? each.day : addDays(each.day, days);
      return { ...each, day: day !== null && day < context.asOf ? context.asOf : day };
    });
    const after = judgedWith(open.lines, open.lines, before.flows, { ...before.supply, purchases }, context.asOf);
    const money = companyMoney(open.lines.map(line => line.currency), rates.rates);
    const worksOn = (id: string, day: string) => before.flows.of(id).clock.isWorkingDay(day);
    const question = { asOf: context.asOf, daysOverdue: 0, atRiskDays: Math.min(30, horizon), worksOn };
    const [now, then] = [assessDelays(before.lines, question, money), assessDelays(after, question, money)];
    const { evidence } = delayAnswer({
      choice, ...question, judged: before, assessment: now, changes: [], money, context,
      queries: [choice.query, ...open.queries, rates.query, ...before.queries],
    });
    const gapsNow = worthGaps(now.delayed, money, context);
    const gapsThen = worthGaps(then.delayed, money, context).filter(gap => !gapsNow.includes(gap)).map(gap => `As supposed, ${gap}`);
    return {
      figures: figuresOf(now, then, money.unit, money.unit !== null && maySeeWorth('margin', context)),
      touched: touchedBy(changes, ['delay_days', 'stop'], change => before.supply.purchases.filter(({ order }) => concerned.isOf(change, order)).length),
      evidence: alsoWarned(evidence, gapsThen).map(each => ({ ...each, queries: [...each.queries, ...concerned.queries] })),
      assumptions: [`Orders promised within ${question.atRiskDays} days are judged; a delay moves the day on which the purchase is expected.`],
    };
  },
};

function figuresOf(before: DelayAssessment, after: DelayAssessment, currency: string | null, margin: boolean): ComparedFigure[] {
  const figure = (name: string, unit: string, of: (assessment: DelayAssessment) => number | null): ComparedFigure =>
    ({ figure: name, unit, before: cents(of(before)), after: cents(of(after)), range: null });
  return [
    figure('Order lines late', 'order lines', ({ delayed }) => delayed.filter(({ bucket }) => bucket !== 'at risk').length),
    figure('Order lines at risk of being late', 'order lines', ({ delayed }) => delayed.filter(({ bucket }) => bucket === 'at risk').length),
    ...(margin && currency !== null ? [figure('Margin at stake of orders late or at risk', currency, ({ delayed }) =>
      knownSum(delayed.map(marginAtStake)))] : []),
  ];
}
