import { addDays, type CalendarDay } from '../calendar-day';
import type { ToolBlock } from '../definition';
import { percent, tenths } from '../rounding';
import { tableOf, type FilledColumn } from '../table-of';
import type { StockPlace } from './rebalance-places';
import type { Transfer } from './rebalance-plan';
import type { Unhelped, UnhelpedReason } from './rebalance-ways';

const CURRENCY = 'company currency';

/** What is known of the ways, and who asks: what a reason may say. */
export interface RebalanceReader {
  readonly asOf: CalendarDay;
  readonly costKnown: boolean;
  /** Whether there may be warehouses that the caller does not see. */
  readonly isNarrow: boolean;
}

/** One row a transfer worth making. */
export function transfersBlock(transfers: readonly Transfer[], { asOf, costKnown }: RebalanceReader): ToolBlock {
  const title = costKnown ? 'Transfers worth making' : 'Transfers that may be worth making: what they cost is not known';
  return tableOf<Transfer>(title, 'largest net gain first', transfers, [
    ...itemColumns<Transfer>(({ to }) => to),
    { name: 'from_warehouse_id', label: 'From', type: 'text', cell: ({ from }) => from.record.warehouse },
    { name: 'to_warehouse_id', label: 'To', type: 'text', cell: ({ to }) => to.record.warehouse },
    { name: 'quantity', label: 'Quantity', type: 'number', unit: 'base units', cell: ({ quantity }) => tenths(quantity) },
    { name: 'arrives', label: 'Arrives', type: 'date', cell: ({ arrives }) => addDays(asOf, arrives) },
    { name: 'net_gain', label: 'Net gain', type: 'number', unit: CURRENCY, cell: ({ net }) => tenths(net) },
    { name: 'margin_short', label: 'Margin short without it', type: 'number', unit: CURRENCY, cell: ({ short }) => tenths(short) },
    { name: 'avoided', label: 'Of it avoided', type: 'number', unit: CURRENCY, cell: ({ avoided }) => tenths(avoided) },
    { name: 'caused', label: 'Margin short caused at the sending end', type: 'number', unit: CURRENCY, cell: ({ caused }) => tenths(caused) },
    { name: 'transfer_cost', label: 'Freight and handling', type: 'number', unit: CURRENCY, cell: ({ cost }) => (costKnown ? tenths(cost) : null) },
    { name: 'out_probability', label: 'Probability of running out', type: 'number', unit: '%', cell: ({ probability }) => percent(probability) },
    { name: 'out_probability_after', label: 'With it', type: 'number', unit: '%', cell: ({ probabilityAfter }) => percent(probabilityAfter) },
    { name: 'usable_from', label: 'Usable on hand at the sending end', type: 'number', unit: 'base units', cell: ({ from }) => tenths(from.projected.usableOnHand) },
    { name: 'usable_to', label: 'Usable on hand at the receiving end', type: 'number', unit: 'base units', cell: ({ to }) => tenths(to.projected.usableOnHand) },
  ]);
}

/** One row an item that may run out and gets no transfer, with the reason. */
export function unhelpedBlock(unhelped: readonly Unhelped[], reader: RebalanceReader): ToolBlock {
  return tableOf<Unhelped>('May run out, and no transfer is worth making', 'most margin short first', unhelped, [
    { name: 'warehouse_id', label: 'Warehouse', type: 'text', cell: ({ place }) => place.record.warehouse },
    ...itemColumns<Unhelped>(({ place }) => place),
    { name: 'reason', label: 'Why not', type: 'text', cell: ({ reason }) => reasonInWords(reason, reader) },
    {
      name: 'margin_short', label: 'Margin short', type: 'number', unit: CURRENCY, cell: ({ place, short }) => (place.marginKnown ? tenths(short) : null),
    },
    { name: 'units_short', label: 'Units short', type: 'number', unit: 'base units', cell: ({ unitsShort }) => tenths(unitsShort) },
    {
      name: 'transfer_cost', label: 'Cost of sending them', type: 'number', unit: CURRENCY,
      cell: ({ cheapest }) => (reader.costKnown && cheapest ? tenths(cheapest.cost) : null),
    },
    { name: 'cheapest_from', label: 'From, at least cost', type: 'text', cell: ({ cheapest }) => cheapest?.from ?? null },
    { name: 'out_probability', label: 'Probability of running out', type: 'number', unit: '%', cell: ({ probability }) => percent(probability) },
  ]);
}

/** The reason in words that are true for this reader: where more may exist than they see, it says so. */
export function reasonInWords(reason: UnhelpedReason, { isNarrow }: Pick<RebalanceReader, 'isNarrow'>): string {
  const where = isNarrow ? ' within your scope' : '';
  const words: Readonly<Record<UnhelpedReason, string>> = {
    'margin unknown': 'list price or standard cost is not known',
    'stocked nowhere else': `no other warehouse${where} stocks it`,
    'nothing free elsewhere': `no other warehouse${where} has free stock of it`,
    'no lane': `no lane is recorded from where it is free${where}`,
    'dearer than the shortage': 'handling alone costs more than all the margin short',
    'avoids less than it costs': 'it avoids less margin short than it costs, or comes too late',
    'causes as much elsewhere': 'what it avoids here, less its cost, it causes at the sending end',
    'more is avoided elsewhere': 'what is free avoids more at another warehouse',
  };
  return words[reason];
}

function itemColumns<Row>(place: (row: Row) => StockPlace): FilledColumn<Row>[] {
  return [
    { name: 'product_id', label: 'Product', type: 'text', cell: row => place(row).record.product },
    { name: 'product_name', label: 'Name', type: 'text', cell: row => place(row).record.name },
    { name: 'base_unit', label: 'Base unit', type: 'text', cell: row => place(row).record.unit },
  ];
}
