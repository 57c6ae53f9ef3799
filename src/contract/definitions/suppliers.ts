import type { DefinitionSetting, MeasureDefinition, MeasureParts } from './definition';
import { orNone, percentOf } from './sql';

const SETTINGS: Readonly<Record<string, DefinitionSetting>> = {
  early_days: { value: 5, minimum: 0, maximum: 365, meaning: 'How many days before the confirmed date a receipt is still on time.' },
  grace_days: { value: 0, minimum: 0, maximum: 365, meaning: 'How many days after the confirmed date a receipt is still on time.' },
};

const BY_SUPPLIER = ['supplier_id', 'warehouse_id', 'product_id'] as const;

const WANTED = `l.quantity_ordered - ${orNone('l.quantity_cancelled')}`;
const DATES = {
  first: 'COALESCE(l.first_confirmed_date, l.requested_date)',
  last: 'COALESCE(l.confirmed_date, l.first_confirmed_date, l.requested_date)',
  requested: 'l.requested_date',
} as const;
const early = (date: string): string => `${date} - INTERVAL '{early_days}' DAY`;
const grace = (date: string): string => `${date} + INTERVAL '{grace_days}' DAY`;
const GROUPED = [
  'l.purchase_order_id', 'l.line_number', 'l.supplier_id', 'l.warehouse_id', 'l.product_id', 'l.first_confirmed_date', 'l.confirmed_date', 'l.requested_date',
  'l.quantity_ordered', 'l.quantity_cancelled',
].join(', ');

/** Lines with what came of them, judged against one date. What the buyer cancelled is not wanted any more. */
const linesBy = (date: string): string => `
  SELECT l.purchase_order_id, l.line_number, l.supplier_id, l.warehouse_id, l.product_id, ${date} AS due_date,
    COUNT(r.received_date) > 0 AND MIN(r.received_date) >= ${early(date)} AND MAX(r.received_date) <= ${grace(date)} AS on_time,
    COALESCE(SUM(r.quantity_received), 0) >= ${WANTED} AS in_full,
    COALESCE(SUM(CASE WHEN r.received_date >= ${early(date)} AND r.received_date <= ${grace(date)} THEN r.quantity_received END), 0) >= ${WANTED} AS otif
  FROM purchase_order_lines AS l
  LEFT JOIN receipts AS r ON r.purchase_order_id = l.purchase_order_id AND r.line_number = l.line_number
  WHERE ${WANTED} > 0
  GROUP BY ${GROUPED}`;

const AGAINST = {
  unit: '%',
  direction: 'higher',
  noun: 'purchase order lines due',
  groups: BY_SUPPLIER,
  cases: linesBy(DATES.first),
  date: 'due_date',
  dateIs: 'first confirmed date',
  due: "{date} < current_date - INTERVAL '{grace_days}' DAY",
  settings: SETTINGS,
} as const satisfies Partial<MeasureDefinition>;

const variantsOf = (measure: string): Readonly<Record<string, Partial<MeasureParts>>> => ({
  last_promise: { wording: `${measure}, against the date confirmed last.`, cases: linesBy(DATES.last), dateIs: 'last confirmed date' },
  requested: { wording: `${measure}, against the date that we requested.`, cases: linesBy(DATES.requested), dateIs: 'requested date' },
});

const WINDOW = 'from {early_days} days before to {grace_days} days after the date first confirmed (requested, where none was)';
const PAID = `
  SELECT r.supplier_id, r.warehouse_id, r.product_id, r.received_date, r.quantity_received * l.unit_price_base AS spend,
    (l.unit_price_base - l.standard_cost) * r.quantity_received AS variance
  FROM receipts AS r
  LEFT JOIN purchase_order_lines AS l ON l.purchase_order_id = r.purchase_order_id AND l.line_number = r.line_number`;

/** How suppliers keep their word, and what they cost. */
export const SUPPLIER_MEASURES: readonly MeasureDefinition[] = [
  {
    ...AGAINST,
    id: 'supplier_otif',
    title: 'Supplier OTIF',
    names: ['supplier otif', 'otif of suppliers', 'vendor otif', 'supplier performance', 'supplier on time in full'],
    wording: `Purchase order lines of which the full quantity was received ${WINDOW}, in percent of the lines due, arrived or not.`,
    value: percentOf('otif'),
    variants: variantsOf('As supplier OTIF'),
  },
  {
    ...AGAINST,
    id: 'supplier_on_time',
    title: 'Supplier on time',
    names: ['supplier on time', 'supplier punctuality', 'suppliers on time', 'on-time delivery of suppliers', 'supplier on-time rate', 'supplier reliability'],
    wording: `Purchase order lines of which something was received and nothing outside the time ${WINDOW}, in percent of the lines due, arrived or not.`,
    value: percentOf('on_time'),
    figures: [{ name: 'late_lines', title: 'Lines not on time', value: 'COUNT(*) - COUNT_IF(on_time)' }],
    variants: variantsOf('As supplier on time'),
  },
  {
    ...AGAINST,
    id: 'supplier_in_full',
    title: 'Supplier in full',
    names: ['supplier in full', 'in full deliveries of suppliers', 'supplier completeness', 'suppliers delivering in full'],
    wording: 'Purchase order lines of which everything but what was cancelled has been received by now, in percent of the lines due.',
    value: percentOf('in_full'),
  },
  {
    id: 'supplier_lead_time',
    title: 'Supplier lead time',
    names: ['supplier lead time', 'lead time of suppliers', 'vendor lead time', 'actual lead time', 'replenishment lead time'],
    wording: 'Mean calendar days from the purchase order to the last receipt, with the standard deviation, over lines raised in the period and received in full.',
    unit: 'days',
    direction: 'lower',
    noun: 'purchase order lines raised',
    groups: BY_SUPPLIER,
    cases: `
  SELECT l.purchase_order_id, l.line_number, l.supplier_id, l.warehouse_id, l.product_id, l.order_date,
    CASE WHEN COALESCE(SUM(r.quantity_received), 0) >= ${WANTED} THEN CAST(date_diff('day', l.order_date, MAX(r.received_date)) AS double) END AS days
  FROM purchase_order_lines AS l
  LEFT JOIN receipts AS r ON r.purchase_order_id = l.purchase_order_id AND r.line_number = l.line_number
  WHERE ${WANTED} > 0
  GROUP BY ${GROUPED}, l.order_date`,
    value: 'AVG(days)',
    date: 'order_date',
    dateIs: 'order date',
    figures: [{ name: 'deviation', title: 'Standard deviation', unit: 'days', value: 'STDDEV_SAMP(days)' }],
    notes: [{ name: 'not_yet_received', when: 'days IS NULL', says: 'not yet received in full', leftOut: true }],
  },
  {
    id: 'supplier_ppm',
    title: 'Supplier quality (ppm)',
    names: ['supplier ppm', 'ppm', 'defects per million', 'supplier quality', 'reject rate', 'rejected per million', 'defect rate of suppliers'],
    wording: 'Units rejected for each million units received.',
    unit: 'ppm',
    direction: 'lower',
    noun: 'receipts',
    groups: BY_SUPPLIER,
    cases: `
  SELECT r.receipt_id, r.supplier_id, r.warehouse_id, r.product_id, r.received_date, r.quantity_received, ${orNone('r.quantity_rejected')} AS quantity_rejected,
    r.quantity_rejected IS NULL AS unrecorded
  FROM receipts AS r`,
    value: '1E6 * SUM(quantity_rejected) / NULLIF(SUM(quantity_received), 0)',
    date: 'received_date',
    dateIs: 'day of receipt',
    figures: [{ name: 'units_rejected', title: 'Units rejected', unit: 'base units', value: 'SUM(quantity_rejected)' }],
    notes: [{ name: 'taken_as_none', when: 'unrecorded', says: 'whose rejected quantity is not recorded, taken as none' }],
  },
  {
    id: 'purchase_price_variance',
    title: 'Purchase price variance',
    names: ['purchase price variance', 'ppv', 'price variance'],
    wording: '(Price paid - standard cost at order date) x quantity received, in company currency: above 0 we paid more than the standard.',
    unit: 'company currency',
    direction: 'lower',
    noun: 'receipts',
    groups: BY_SUPPLIER,
    cases: PAID,
    value: 'SUM(variance)',
    date: 'received_date',
    dateIs: 'day of receipt',
    notes: [{ name: 'unknown', when: 'variance IS NULL', says: 'without a known price or standard cost', leftOut: true }],
  },
  {
    id: 'purchase_spend',
    title: 'Purchase spend',
    names: ['purchase spend', 'spend', 'spend with suppliers', 'expenditure', 'money spent with suppliers'],
    wording: 'Quantities ordered on purchase order lines, less what was cancelled, at their price in company currency.',
    unit: 'company currency',
    direction: 'neither',
    noun: 'purchase order lines',
    groups: BY_SUPPLIER,
    cases: `
  SELECT l.purchase_order_id, l.line_number, l.supplier_id, l.warehouse_id, l.product_id, l.order_date, (${WANTED}) * l.unit_price_base AS spend
  FROM purchase_order_lines AS l
  WHERE ${WANTED} > 0`,
    value: 'SUM(spend)',
    date: 'order_date',
    dateIs: 'order date',
    usualDays: 365,
    notes: [{ name: 'unknown', when: 'spend IS NULL', says: 'without a known price', leftOut: true }],
  },
  {
    id: 'open_commitment',
    title: 'Open purchase commitment',
    names: ['open commitment', 'open purchase commitment', 'purchase commitments', 'value of open purchase orders', 'committed spend'],
    wording: 'Quantities still to come on open purchase order lines, at their price in company currency.',
    unit: 'company currency',
    direction: 'neither',
    noun: 'open purchase order lines',
    groups: BY_SUPPLIER,
    cases: `
  SELECT l.purchase_order_id, l.line_number, l.supplier_id, l.warehouse_id, l.product_id, (${WANTED} - ${orNone('l.quantity_received')}) * l.unit_price_base AS commitment
  FROM purchase_order_lines AS l
  WHERE ${WANTED} > ${orNone('l.quantity_received')} AND COALESCE(l.status, 'open') = 'open'`,
    value: 'SUM(commitment)',
    notes: [{ name: 'unknown', when: 'commitment IS NULL', says: 'without a known price', leftOut: true }],
  },
  {
    id: 'spend_concentration',
    title: 'Spend concentration (HHI)',
    names: ['spend concentration', 'supplier concentration', 'hhi', 'herfindahl', 'concentration of spend', 'dependence on suppliers'],
    wording: 'Herfindahl-Hirschman index of the value received by supplier: the sum of squared shares, 0 (many small ones) to 10,000 (a single one).',
    unit: 'HHI points',
    direction: 'lower',
    noun: 'receipts',
    groups: BY_SUPPLIER,
    cases: PAID,
    windows: [{ name: 'supplier_spend', call: 'SUM(spend)', per: 'supplier_id' }],
    // The sum over receipts of receipt x total of its supplier is the sum of the squared totals.
    value: '1E4 * SUM(spend * supplier_spend) / NULLIF(SUM(spend) * SUM(spend), 0)',
    date: 'received_date',
    dateIs: 'day of receipt',
    usualDays: 365,
    figures: [
      { name: 'suppliers', title: 'Suppliers', value: 'COUNT(DISTINCT supplier_id)' },
      { name: 'spend', title: 'Value received', unit: 'company currency', value: 'SUM(spend)' },
    ],
    notes: [{ name: 'unknown', when: 'spend IS NULL', says: 'without a known price', leftOut: true }],
  },
];
