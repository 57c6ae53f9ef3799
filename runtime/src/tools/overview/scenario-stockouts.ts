import { addDays, dayInWords } from '../calendar-day';
import { keyOf } from '../grouped';
import { identifyStockoutRisks } from '../inventory/identify-stockout-risks';
import { stockoutAnswer } from '../inventory/stockout-answer';
import { assessStockouts } from '../inventory/stockout-assessment';
import { AT_RISK, type ItemAtRisk, type StockoutAssessment } from '../inventory/stockout-risk';
import { cents } from '../rounding';
import { alsoWarned, knownSum, unknownInWords } from './known-sum';
import { concerns, concernsPurchase, touchedBy, type ComparedFigure, type Rerun } from './scenario';

/** What runs out, on both sides on the same paths. */
export const STOCKOUTS_RERUN: Rerun = {
  definition: identifyStockoutRisks,
  what: 'items that run out',
  unconcerned: {
    price_percent: 'what suppliers charge runs nothing out, and margins are taken from standard costs',
    exchange_rate_percent: 'exchange rates run nothing out, and margins are taken from standard costs',
    capacity_percent: 'neither the space nor what suppliers can make is in the paths',
    service_level: 'what is there runs out if nothing is ordered, whatever the service was to be',
  },
  async run({ choice, changes, horizon }, context, stock) {
    const { before, after } = await stock.sides(context);
    const data = await stock.shared.stockoutData(choice, before, horizon, context);
    const now = await assessStockouts(data, horizon, context, before.planned);
    const then = await assessStockouts({ ...data, items: after.data.items, lines: after.data.lines }, horizon, context, after.planned);
    const { evidence } = stockoutAnswer({ choice, horizon, data, assessment: now, context });
    const until = dayInWords(addDays(context.asOf, data.firstDay + horizon), context.asOf);
    return {
      figures: figuresOf(now, then, until),
      touched: touchedBy(changes, ['demand_percent', 'lead_time_days', 'delay_days', 'stop'], change =>
        (change.kind === 'delay_days' || change.kind === 'stop' ? data.items.flatMap(({ open }) => open.filter(line => concernsPurchase(change, line))).length
          : data.items.filter(item => concerns(change, item)).length)),
      evidence: alsoWarned(evidence, unknownInWords('margin', 'item', unknownMargins(now, then))),
      assumptions: [
        'Both sides have the same seed, so that the same chance meets them; what customers have ordered already stays as it is.',
        'A delay moves the day promised; the usual lateness of the supplier comes on top. Of a supplier or order that stops nothing more comes.',
        `Margin short is that of items with more than ${AT_RISK * 100} % of their paths out before help could come, or half of them within the horizon; others count as 0.`,
      ],
    };
  },
};

function figuresOf(now: StockoutAssessment, then: StockoutAssessment, until: string): ComparedFigure[] {
  const paths = now.run.paths.toLocaleString('en');
  const count = (name: string, of: (item: ItemAtRisk) => boolean): ComparedFigure => ({
    figure: name, unit: 'items', before: now.items.filter(of).length, after: then.items.filter(of).length, range: null,
    chance: `not known: counted over ${paths} seeded paths, the same on both sides; an item close to the limit falls on one side of it by chance`,
  });
  return [
    count(`Items that run out before ${until}`, ({ runsOut }) => runsOut),
    count(`Items that may run out before ${until}, sooner than help could come`, ({ runsOut }) => !runsOut),
    {
      figure: 'Margin short before an order placed today could be there', unit: 'company currency',
      before: cents(marginOf(now)), after: cents(marginOf(then)), range: rangeOf(now, then),
    },
  ];
}

function marginOf({ items }: StockoutAssessment): number | null {
  return knownSum(items.map(({ marginShort }) => marginShort));
}

function unknownMargins(...sides: readonly StockoutAssessment[]): number {
  const unknown = sides.flatMap(({ items }) => items).filter(({ marginShort }) => marginShort === null);
  return new Set(unknown.map(({ record }) => keyOf(record.warehouse, record.product))).size;
}

/** Paths of the same number meet the same chance on both sides: the difference is taken in each of them. A side without a known margin has none. */
function rangeOf(now: StockoutAssessment, then: StockoutAssessment): ComparedFigure['range'] {
  if (marginOf(now) === null || marginOf(then) === null) return null;
  const { paths } = now.run;
  const before = marginByPath(now);
  const differences = marginByPath(then).map((margin, path) => margin - before[path]!).sort();
  const at = (share: number): number => cents(differences[Math.min(paths - 1, Math.floor(share * paths))] ?? 0);
  return { low: at(0.1), high: at(0.9), of: `in 8 of 10 of ${paths.toLocaleString('en')} joint paths` };
}

function marginByPath({ items, run }: StockoutAssessment): Float64Array {
  const margins = new Float64Array(run.paths);
  for (const { risk, marginShort } of items) {
    if (marginShort === null) continue;
    const each = risk.unitsShort === 0 ? 0 : marginShort / risk.unitsShort;
    risk.shortByPath.forEach((units, path) => { margins[path]! += units * each; });
  }
  return margins;
}
