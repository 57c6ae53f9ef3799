import type { MeasureDefinition } from './definition';
import { orNone, percentOf, percentOfSum, WANTED } from './sql';

/** By delivery; where nothing of deliveries is recorded, by despatch. */
const byRecord = (delivered: string, despatched: string): string => `CASE WHEN l.quantity_delivered IS NULL THEN ${despatched} ELSE ${delivered} END`;
const IN_TIME = byRecord(orNone('l.quantity_delivered_on_time'), orNone('l.quantity_despatched_on_time'));
const HAS_COME = byRecord('l.quantity_delivered', orNone('l.quantity_despatched'));
const LAST_CAME = byRecord('l.last_delivered_date', 'l.last_despatched_date');
const fullBy = (date: string): string => `${HAS_COME} >= ${WANTED} AND ${LAST_CAME} <= l.${date}`;

const WANTED_LINES = `
  FROM sales_order_lines AS l
  WHERE ${WANTED} > 0`;

const BY_DESPATCH = { name: 'by_despatch_day', when: 'by_despatch', says: 'without a delivery record, counted by the day of despatch' } as const;
const DUE = '{date} < current_date';
const BY_LINE = ['warehouse_id', 'product_id', 'order_id'] as const;
const BY_ORDER = ['warehouse_id', 'order_id'] as const;

const LINES = `
  SELECT l.order_id, l.line_number, l.warehouse_id, l.product_id, l.first_promised_date, l.promised_date, l.requested_date,
    l.quantity_delivered IS NULL AS by_despatch,
    ${IN_TIME} >= ${WANTED} AS by_first_promise, ${fullBy('promised_date')} AS by_last_promise, ${fullBy('requested_date')} AS by_requested_date${WANTED_LINES}`;

/** An order is met when all its lines are, and due when its last line is. */
const ORDERS = `
  SELECT l.order_id, l.warehouse_id, MAX(l.first_promised_date) AS first_promised_date, MAX(l.promised_date) AS promised_date,
    MAX(l.requested_date) AS requested_date, COUNT_IF(l.quantity_delivered IS NULL) > 0 AS by_despatch,
    COUNT_IF(${IN_TIME} >= ${WANTED}) = COUNT(*) AS by_first_promise,
    COUNT_IF(${fullBy('promised_date')}) = COUNT(*) AS by_last_promise, COUNT_IF(${fullBy('requested_date')}) = COUNT(*) AS by_requested_date${WANTED_LINES}
  GROUP BY l.order_id, l.warehouse_id`;

const OPEN = `l.quantity_ordered - ${orNone('l.quantity_cancelled')} > ${orNone('l.quantity_despatched')}`;
const onTimeBy = (date: string): string => `l.first_despatched_date IS NOT NULL AND l.last_despatched_date <= l.${date}`;

/** What customers ordered, and whether they got it in time. */
export const ORDER_MEASURES: readonly MeasureDefinition[] = [
  {
    id: 'open_order_lines',
    title: 'Open order lines',
    names: ['open order lines', 'open sales order lines', 'order backlog'],
    wording: 'Lines of customer orders of which something is still to be despatched.',
    unit: 'lines',
    direction: 'neither',
    noun: 'open order lines',
    groups: BY_LINE,
    cases: `
  SELECT l.order_id, l.line_number, l.warehouse_id, l.product_id, l.first_promised_date,
    l.quantity_ordered - ${orNone('l.quantity_cancelled')} - ${orNone('l.quantity_despatched')} AS open_quantity
  FROM sales_order_lines AS l
  WHERE ${OPEN}`,
    value: 'COUNT(*)',
    figures: [{ name: 'open_quantity', title: 'Open quantity', unit: 'base units', value: 'SUM(open_quantity)' }],
  },
  {
    id: 'late_orders',
    title: 'Late orders',
    names: ['late orders', 'overdue orders', 'late customer orders', 'overdue customer orders'],
    wording: 'Customer orders with a line that was first promised before the as-of date and of which something is still to be despatched; lateness in calendar days.',
    unit: 'orders',
    direction: 'lower',
    noun: 'late orders',
    groups: BY_ORDER,
    cases: `
  SELECT l.order_id, l.warehouse_id, MIN(l.first_promised_date) AS first_promised_date,
    date_diff('day', MIN(l.first_promised_date), current_date) AS days_late, COUNT(*) AS late_lines
  FROM sales_order_lines AS l
  WHERE ${OPEN} AND l.first_promised_date < current_date
  GROUP BY l.order_id, l.warehouse_id`,
    value: 'COUNT(*)',
    figures: [
      { name: 'late_lines', title: 'Late lines', value: 'SUM(late_lines)' },
      { name: 'most_days_late', title: 'Days late, at most', unit: 'days', value: 'MAX(days_late)' },
    ],
  },
  {
    id: 'line_fill_rate',
    title: 'Line fill rate',
    names: ['line fill rate', 'lines filled', 'order line fill rate'],
    wording: 'Order lines despatched in full by the first promised date, in percent of the lines due; withdrawn quantities are not wanted, cancelled for want of stock is not full.',
    unit: '%',
    direction: 'higher',
    noun: 'order lines due',
    groups: BY_LINE,
    cases: `
  SELECT l.order_id, l.line_number, l.warehouse_id, l.product_id, l.first_promised_date,
    ${orNone('l.quantity_despatched_on_time')} >= ${WANTED} AS complete${WANTED_LINES}`,
    value: percentOf('complete'),
    date: 'first_promised_date',
    dateIs: 'first promised date',
    due: DUE,
  },
  {
    id: 'on_time_despatch',
    title: 'On-time despatch',
    names: ['on-time despatch', 'on-time despatch rate', 'on-time dispatch', 'on-time shipping', 'despatched on time', 'shipped on time', 'late despatch'],
    wording: 'Order lines of which something was despatched and nothing after the first promised date, in percent of the lines due, despatched or not.',
    unit: '%',
    direction: 'higher',
    noun: 'order lines due',
    groups: BY_LINE,
    cases: `
  SELECT l.order_id, l.line_number, l.warehouse_id, l.product_id, l.first_promised_date, l.promised_date, l.requested_date,
    ${onTimeBy('first_promised_date')} AS on_time, ${onTimeBy('promised_date')} AS by_last_promise, ${onTimeBy('requested_date')} AS by_requested_date${WANTED_LINES}`,
    value: percentOf('on_time'),
    date: 'first_promised_date',
    dateIs: 'first promised date',
    due: DUE,
    figures: [{ name: 'late_lines', title: 'Lines not on time', value: 'COUNT(*) - COUNT_IF(on_time)' }],
    variants: {
      last_promise: {
        wording: 'As on-time despatch, against the date promised last.',
        value: percentOf('by_last_promise'),
        date: 'promised_date',
        dateIs: 'last promised date',
        figures: [{ name: 'late_lines', title: 'Lines not on time', value: 'COUNT(*) - COUNT_IF(by_last_promise)' }],
      },
      requested: {
        wording: 'As on-time despatch, against the date that the customer requested.',
        value: percentOf('by_requested_date'),
        date: 'requested_date',
        dateIs: 'requested date',
        figures: [{ name: 'late_lines', title: 'Lines not on time', value: 'COUNT(*) - COUNT_IF(by_requested_date)' }],
      },
    },
  },
  {
    id: 'customer_otif',
    title: 'Customer OTIF',
    names: ['customer otif', 'otif', 'on time in full', 'on time and in full', 'perfect orders', 'delivery performance', 'orders on time'],
    wording: 'Customer orders whose lines were all delivered in full by their first promised date, in percent of the orders due (when their last line was). '
      + 'Withdrawn quantities are not wanted; cancelled for want of stock is not in full.',
    unit: '%',
    direction: 'higher',
    noun: 'customer orders due',
    groups: BY_ORDER,
    cases: ORDERS,
    value: percentOf('by_first_promise'),
    date: 'first_promised_date',
    dateIs: 'first promised date of the last line',
    due: DUE,
    notes: [BY_DESPATCH],
    variants: {
      lines: {
        wording: 'Order lines delivered in full by their first promised date, in percent of the lines due.',
        groups: BY_LINE,
        cases: LINES,
        dateIs: 'first promised date',
      },
      last_promise: {
        wording: 'As customer OTIF, against the date promised last.',
        value: percentOf('by_last_promise'),
        date: 'promised_date',
        dateIs: 'last promised date of the last line',
      },
      requested: {
        wording: 'As customer OTIF, against the date that the customer requested.',
        value: percentOf('by_requested_date'),
        date: 'requested_date',
        dateIs: 'requested date of the last line',
      },
    },
  },
  {
    id: 'order_cycle_time',
    title: 'Order cycle time',
    names: ['order cycle time', 'order lead time', 'customer lead time', 'delivery time of orders'],
    wording: 'Median of the calendar days from the order to its last delivery, over orders that were delivered in full.',
    unit: 'days',
    direction: 'lower',
    noun: 'orders delivered in full',
    groups: BY_ORDER,
    cases: `
  SELECT l.order_id, l.warehouse_id, MAX(${LAST_CAME}) AS completed_date, date_diff('day', MIN(l.order_date), MAX(${LAST_CAME})) AS days,
    COUNT_IF(l.quantity_delivered IS NULL) > 0 AS by_despatch${WANTED_LINES}
  GROUP BY l.order_id, l.warehouse_id
  HAVING COUNT_IF(${HAS_COME} >= ${WANTED}) = COUNT(*)`,
    windows: [{ name: 'place', call: 'ROW_NUMBER()', order: 'days' }, { name: 'places', call: 'COUNT(*)' }],
    // The one in the middle, or the mean of the two.
    value: 'AVG(CASE WHEN 2 * place BETWEEN places AND places + 2 THEN CAST(days AS double) END)',
    date: 'completed_date',
    dateIs: 'day of the last delivery',
    notes: [BY_DESPATCH],
  },
  {
    id: 'return_rate',
    title: 'Return rate',
    names: ['return rate', 'returns rate', 'share of returns', 'returned share'],
    wording: 'Units returned so far, in percent of the units despatched on the lines last despatched in the period.',
    unit: '%',
    direction: 'lower',
    noun: 'order lines despatched',
    groups: BY_LINE,
    cases: `
  SELECT l.order_id, l.line_number, l.warehouse_id, l.product_id, l.last_despatched_date, l.quantity_despatched, COALESCE(r.quantity_returned, 0) AS quantity_returned
  FROM sales_order_lines AS l
  LEFT JOIN (
    SELECT b.order_id, b.line_number, SUM(b.quantity_returned) AS quantity_returned
    FROM returns AS b
    GROUP BY b.order_id, b.line_number
  ) AS r ON r.order_id = l.order_id AND r.line_number = l.line_number
  WHERE l.quantity_despatched > 0`,
    value: percentOfSum('quantity_returned', 'quantity_despatched'),
    date: 'last_despatched_date',
    dateIs: 'day of the last despatch',
    figures: [{ name: 'units_returned', title: 'Units returned', unit: 'base units', value: 'SUM(quantity_returned)' }],
  },
];
