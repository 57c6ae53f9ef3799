import type { ToolBlock } from '../definition';
import { cents, percent, tenths } from '../rounding';
import { tableFor, type ReadColumn } from '../table-of';
import { firstDayOf } from './complete-months';
import { remarksOn } from './performance-remarks';
import type { SupplierPerformance } from './supplier-performance';
import { SCORE_WEIGHTS } from './supplier-score';

/** What a reader may see beside what suppliers do. */
export interface ReaderMay {
  readonly names: boolean;
  readonly prices: boolean;
}

/** A supplier with its rank among those that have one: 1 is best. */
interface RatedSupplier extends SupplierPerformance { readonly rank: number | null }
type Column = ReadColumn<RatedSupplier, ReaderMay>;

/** One row a supplier, worst first. */
export function ratingBlock(rated: readonly SupplierPerformance[], title: string, may: ReaderMay): ToolBlock {
  const ranked = rated.filter(({ score }) => score !== null).length;
  // A rank of one alone would say something that it does not mean.
  const placed = rated.map((performance, place) =>
    ({ ...performance, rank: rated.length === 1 || performance.score === null ? null : ranked - place }));
  return tableFor(may, title, 'worst score first; suppliers with too few orders to be ranked at the end', placed, COLUMNS);
}

/** The lead time of one supplier, month by month; none where no month is known. */
export function leadTimeSeries({ medians, record }: SupplierPerformance): ToolBlock[] {
  return medians.length === 0 ? [] : [{
    kind: 'series',
    title: `Lead time of ${record.supplier.id} by month of order`,
    columns: [
      { name: 'month', label: 'Month of order', type: 'date' },
      { name: 'median_lead_days', label: 'Median lead time', type: 'number', unit: 'days' },
      { name: 'lines', label: 'Lines ordered', type: 'integer', unit: 'lines' },
    ],
    rows: medians.map(({ month, days, lines }) => [firstDayOf(month), days, lines]),
    order: 'by month',
    total: medians.length,
    shown: medians.length,
  }];
}

const COLUMNS: readonly Column[] = [
  { name: 'rank', label: 'Rank (1 is best)', type: 'integer', cell: ({ rank }) => rank },
  { name: 'supplier_id', label: 'Supplier', type: 'text', cell: ({ record }) => record.supplier.id },
  { name: 'supplier_name', label: 'Name', type: 'text', needs: 'names', cell: ({ record }) => record.supplier.name },
  { name: 'score', label: 'Score', type: 'number', unit: 'of 100', cell: ({ score }) => tenths(score?.total ?? null) },
  { name: 'otif', label: 'On time in full', type: 'number', unit: '%', cell: ({ otif }) => percent(otif.share) },
  { name: 'otif_low', label: 'OTIF at least', type: 'number', unit: '%', cell: ({ otif }) => percent(otif.low) },
  { name: 'otif_high', label: 'OTIF at most', type: 'number', unit: '%', cell: ({ otif }) => percent(otif.high) },
  { name: 'on_time', label: 'On time by the first date', type: 'number', unit: '%', cell: ({ onTime }) => percent(onTime) },
  { name: 'on_time_last', label: 'On time by the last date', type: 'number', unit: '%', cell: ({ onTimeLast }) => percent(onTimeLast) },
  { name: 'in_full', label: 'In full', type: 'number', unit: '%', cell: ({ inFull }) => percent(inFull) },
  { name: 'in_parts', label: 'Of them in several deliveries', type: 'number', unit: '%', cell: ({ inParts }) => percent(inParts) },
  { name: 'lines_due', label: 'Lines due', type: 'integer', unit: 'lines', cell: ({ due }) => due.lines },
  { name: 'orders_due', label: 'Purchase orders due', type: 'integer', unit: 'orders', cell: ({ due }) => due.orders },
  { name: 'lead_days', label: 'Lead time', type: 'number', unit: 'days', cell: ({ record }) => tenths(record.lead?.mean ?? null) },
  { name: 'lead_deviation', label: 'Deviation', type: 'number', unit: 'days', cell: ({ record }) => tenths(record.lead?.deviation ?? null) },
  { name: 'lead_trend', label: 'Lead time trend', type: 'number', unit: 'days a month', cell: ({ trend }) => trend?.shown ? cents(trend.slope) : null },
  { name: 'lead_trend_says', label: 'Trend', type: 'text', cell: ({ trend }) => trendInWords(trend) },
  { name: 'lead_begin', label: 'Lead time, first 3 months of the trend', type: 'number', unit: 'days', cell: ({ trend }) => tenths(trend?.before ?? null) },
  { name: 'lead_end', label: 'Lead time, last 3 months of the trend', type: 'number', unit: 'days', cell: ({ trend }) => tenths(trend?.after ?? null) },
  { name: 'lead_before', label: 'Lead time of orders, 12 months before', type: 'number', unit: 'days', cell: ({ shift }) => tenths(shift?.before ?? null) },
  { name: 'lead_after', label: 'Lead time of orders, last 3 months', type: 'number', unit: 'days', cell: ({ shift }) => tenths(shift?.after ?? null) },
  { name: 'ppm', label: 'Rejected', type: 'number', unit: 'ppm', cell: ({ ppm }) => whole(ppm) },
  { name: 'ppm_recent', label: 'Rejected in the last 90 days', type: 'number', unit: 'ppm', cell: ({ ppmRecent }) => whole(ppmRecent) },
  { name: 'ppm_before', label: 'Rejected in the year before them', type: 'number', unit: 'ppm', cell: ({ ppmBefore }) => whole(ppmBefore) },
  {
    name: 'price_variance', label: 'Price variance', type: 'number', unit: 'company currency', needs: 'prices',
    cell: ({ record }) => cents(record.variance?.total ?? null),
  },
  {
    name: 'exchange_part', label: 'Of it by exchange', type: 'number', unit: 'company currency', needs: 'prices',
    cell: ({ record }) => cents(record.variance?.exchange ?? null),
  },
  ...([['delivery', 'Delivery'], ['quality', 'Quality'], ['leadTime', 'Lead time'], ['price', 'Price']] as const).map(([part, label]): Column => ({
    name: `score_${part === 'leadTime' ? 'lead_time' : part}`, label: `${label} part, weight ${SCORE_WEIGHTS[part]}`, type: 'number', unit: 'of 100',
    ...(part === 'price' ? { needs: 'prices' } : {}),
    cell: ({ score }) => tenths(score?.parts[part] ?? null),
  })),
  { name: 'notable', label: 'Notable', type: 'text', cell: performance => remarksOn(performance).map(({ what }) => what).join('; ') || null },
];

function trendInWords(trend: SupplierPerformance['trend']): string {
  if (trend === null) return 'fewer than 12 months';
  if (!trend.shown) return 'no trend shown';
  return trend.slope > 0 ? 'grows' : 'shrinks';
}

function whole(value: number | null): number | null {
  return value === null ? null : Math.round(value);
}
