import { dayInWords } from '../calendar-day';
import type { ToolContext } from '../definition';
import { mayRead } from '../may-read';
import { cents, percent } from '../rounding';
import { analyzeSpend } from '../suppliers/analyze-spend';
import { spendAnswer } from '../suppliers/spend-answer';
import { readSpend, spendOf, type SpendData, type SpendRecords } from '../suppliers/spend-data';
import { chooseSuppliers } from '../suppliers/supplier-choice';
import { alsoWarned } from './known-sum';
import { concernsPurchase, isStopped, touchedBy, type ComparedFigure, type Rerun, type ScenarioChange } from './scenario';
import { exchangeFactor, priceFactor } from './scenario-offers';

/** Months that are read for the index of prices unless asked otherwise. */
const USUAL_MONTHS = 13;

/** What was spent in a year, and is still to be paid, on both sides. */
export const SPEND_RERUN: Rerun = {
  definition: analyzeSpend,
  what: 'spend and open commitments',
  ofAllWarehouses: true,
  unconcerned: {
    demand_percent: 'spend is what was ordered already', lead_time_days: 'spend is what was ordered already', delay_days: 'what comes later costs the same',
    stop: ({ supplier }) => (supplier === undefined ? 'open commitments are told apart by supplier, not by purchase order' : null),
    capacity_percent: 'spend is what was ordered already', service_level: 'spend is what was ordered already',
  },
  async run({ changes, products }, context) {
    const [choice, read] = await Promise.all([chooseSuppliers(undefined, context), readSpend({ months: USUAL_MONTHS }, context)]);
    const [before, after] = [read, changedSpend(read, changes)].map(each => spendOf(ofProducts(each, products), 'supplier'));
    const { evidence } = spendAnswer({ by: 'supplier', months: USUAL_MONTHS, choice, data: spendOf(read, 'supplier'), context });
    return {
      figures: figuresOf(before!, after!, context),
      touched: touchedBy(changes, ['stop', 'price_percent', 'exchange_rate_percent'], change => rowsTouched(change, read)),
      evidence: alsoWarned(evidence, notRecorded(before!, context)),
      assumptions: [
        'Spend is that of the last 12 months, had all of it been ordered at the supposed prices and rates: what was bought stays as it was.',
        'What is ordered already is paid at the price of its order, in the currency of its order; of a supplier that stops nothing more is to be paid.',
      ],
    };
  },
};

function changedSpend(records: SpendRecords, changes: readonly ScenarioChange[]): SpendRecords {
  return {
    ...records,
    items: records.items.map(row => {
      const price = row.later ? priceFactor({ supplier: row.supplier_id, product: row.product_id }, changes) : 1;
      const rate = row.later ? exchangeFactor(row.currency, changes) : 1;
      return { ...row, value: times(row.value, price * rate), in_currency: times(row.in_currency, price) };
    }),
    open: records.open.filter(row => !isStopped(changes, { supplier: row.supplier_id }))
      .map(row => ({ ...row, commitment: times(row.commitment, exchangeFactor(row.currency, changes)) })),
  };
}

function times(amount: number | null, factor: number): number | null {
  return amount === null ? null : amount * factor;
}

function ofProducts(records: SpendRecords, products: readonly string[] | undefined): SpendRecords {
  if (products === undefined) return records;
  const kept = new Set(products);
  const isKept = (row: { readonly product_id: string }): boolean => kept.has(row.product_id);
  return { ...records, items: records.items.filter(isKept), monthly: records.monthly.filter(isKept), open: records.open.filter(isKept) };
}

function rowsTouched(change: ScenarioChange, { items, open }: SpendRecords): number {
  const rows = [...items.filter(({ later }) => later), ...open];
  if (change.kind === 'exchange_rate_percent') return rows.filter(({ currency }) => currency === change.currency).length;
  return rows.filter(row => concernsPurchase(change, { supplier: row.supplier_id }) && (change.products?.has(row.product_id) ?? true)).length;
}

function figuresOf(before: SpendData, after: SpendData, context: ToolContext): ComparedFigure[] {
  const money = (figure: string, of: (data: SpendData) => number | null): ComparedFigure =>
    ({ figure, unit: 'company currency', before: cents(of(before)), after: cents(of(after)), range: null });
  const grown = ({ total: { change } }: SpendData): number | null => (change.before <= 0 ? null : percent(change.after / change.before - 1));
  const compared = (of: (data: SpendData) => number | null) => (data: SpendData): number | null => (data.earlierBegins === null ? of(data) : null);
  return [
    ...(mayRead(context, 'purchase_order_lines', 'unit_price_base') ? [
      money('Spend of the last 12 months', ({ total: { change } }) => change.after),
      money('of its change on the 12 months before, by price', compared(({ total: { change } }) => change.price)),
      money('of its change on the 12 months before, by exchange', compared(({ total: { change } }) => change.exchange)),
      money('Open commitments', ({ total: { commitment } }) => commitment),
    ] : []),
    { figure: 'Change of spend on the 12 months before', unit: '%', before: compared(grown)(before), after: compared(grown)(after), range: null },
  ];
}

/** Why spend cannot be held against the 12 months before, or is less than that of a year. */
function notRecorded({ earlierBegins, laterBegins }: SpendData, { asOf }: ToolContext): string[] {
  return [
    ...(laterBegins === null ? [] : [`Orders are recorded from ${dayInWords(laterBegins, asOf)} on only: spend is less than that of 12 months.`]),
    ...(earlierBegins === null ? []
      : [`Orders are recorded from ${dayInWords(earlierBegins, asOf)} on only: the change of spend on the 12 months before is not known.`]),
  ];
}
