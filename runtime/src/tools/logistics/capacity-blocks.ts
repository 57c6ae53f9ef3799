import type { ToolBlock } from '../definition';
import { cents, percent } from '../rounding';
import { tableOf, type FilledColumn } from '../table-of';
import type { CapacityCase, ProjectedWarehouse } from './capacity-answer';
import type { Inbound } from './capacity-data';
import type { CubicMetres } from './units';

/** The tables of a capacity answer; `warehouses` come with the fullest first. */
export function capacityBlocks(found: CapacityCase): ToolBlock[] {
  const { warehouses, data } = found;
  const classes = warehouses.flatMap(warehouse =>
    [...warehouse.outlook.peak.byClass.keys()].sort().map(name => ({ warehouse, name })));
  const days = warehouses.flatMap(warehouse => warehouse.days.map(day => ({ warehouse, day })));
  const coming = data.inbound.filter(each => isBeforePeak(each, warehouses)).sort((one, other) => (other.space ?? 0) - (one.space ?? 0));
  const without = data.items.filter(({ volume }) => volume === null);
  return [
    tableOf('Space by warehouse', 'the fullest at its peak first', warehouses, WAREHOUSE_COLUMNS),
    tableOf('Space by storage class', 'by warehouse and class', classes, CLASS_COLUMNS),
    { ...tableOf('Space by day', 'by warehouse and day', days, DAY_COLUMNS), kind: 'series' },
    ...(coming.length > 0 ? [tableOf('What comes until the peak day', 'the most space first', coming, INBOUND_COLUMNS)] : []),
    ...(without.length > 0 ? [tableOf('Items without dimensions', 'by warehouse and product', without, SIZELESS_COLUMNS)] : []),
  ];
}

/** How much of the usable space is taken, percent with one decimal; null where nobody knows. */
export function percentFull(volume: CubicMetres, usable: CubicMetres | null): number | null {
  return usable === null || usable <= 0 ? null : percent(volume / usable);
}

function isBeforePeak({ warehouse, day }: Inbound, warehouses: readonly ProjectedWarehouse[]): boolean {
  return day <= (warehouses.find(({ id }) => id === warehouse)?.outlook.peak.day ?? '');
}

const WAREHOUSE_COLUMNS: readonly FilledColumn<ProjectedWarehouse>[] = [
  { name: 'warehouse_id', label: 'Warehouse', type: 'text', cell: ({ id }) => id },
  { name: 'usable_m3', label: 'Usable space', type: 'number', unit: 'm3', cell: ({ usable }) => usable === null ? null : cents(usable) },
  { name: 'used_m3', label: 'Used now', type: 'number', unit: 'm3', cell: ({ outlook }) => cents(outlook.now.volume) },
  { name: 'used_percent', label: 'Full now', type: 'number', unit: '%', cell: ({ outlook, usable }) => percentFull(outlook.now.volume, usable) },
  { name: 'peak_day', label: 'Peak day', type: 'date', cell: ({ outlook }) => outlook.peak.day },
  { name: 'peak_m3', label: 'Used on the peak day', type: 'number', unit: 'm3', cell: ({ outlook }) => cents(outlook.peak.volume) },
  { name: 'peak_percent', label: 'Full on the peak day', type: 'number', unit: '%', cell: ({ outlook, usable }) => percentFull(outlook.peak.volume, usable) },
  { name: 'full_day', label: 'Out of room on', type: 'date', cell: ({ outlook }) => outlook.full },
  { name: 'items_without_dimensions', label: 'Items without dimensions', type: 'integer', cell: ({ items }) => items.filter(({ volume }) => volume === null).length },
];

const CLASS_COLUMNS: readonly FilledColumn<{ readonly warehouse: ProjectedWarehouse; readonly name: string }>[] = [
  { name: 'warehouse_id', label: 'Warehouse', type: 'text', cell: ({ warehouse }) => warehouse.id },
  { name: 'storage_class', label: 'Storage class', type: 'text', cell: ({ name }) => name },
  { name: 'used_m3', label: 'Used now', type: 'number', unit: 'm3', cell: ({ warehouse: { outlook }, name }) => cents(outlook.now.byClass.get(name) ?? 0) },
  { name: 'used_percent', label: 'Of the usable space now', type: 'number', unit: '%', cell: ({ warehouse: { outlook, usable }, name }) => percentFull(outlook.now.byClass.get(name) ?? 0, usable) },
  { name: 'peak_m3', label: 'On the peak day', type: 'number', unit: 'm3', cell: ({ warehouse: { outlook }, name }) => cents(outlook.peak.byClass.get(name) ?? 0) },
  { name: 'peak_percent', label: 'Of the usable space on the peak day', type: 'number', unit: '%', cell: ({ warehouse: { outlook, usable }, name }) => percentFull(outlook.peak.byClass.get(name) ?? 0, usable) },
];

const DAY_COLUMNS: readonly FilledColumn<{ readonly warehouse: ProjectedWarehouse; readonly day: ProjectedWarehouse['days'][number] }>[] = [
  { name: 'day', label: 'Day', type: 'date', cell: ({ day }) => day.day },
  { name: 'warehouse_id', label: 'Warehouse', type: 'text', cell: ({ warehouse }) => warehouse.id },
  { name: 'used_m3', label: 'Used', type: 'number', unit: 'm3', cell: ({ day }) => cents(day.volume) },
  { name: 'used_percent', label: 'Full', type: 'number', unit: '%', cell: ({ warehouse, day }) => percentFull(day.volume, warehouse.usable) },
];

const INBOUND_COLUMNS: readonly FilledColumn<Inbound>[] = [
  { name: 'warehouse_id', label: 'Warehouse', type: 'text', cell: ({ warehouse }) => warehouse },
  { name: 'document', label: 'Purchase order or transfer', type: 'text', cell: ({ document }) => document },
  { name: 'product_id', label: 'Product', type: 'text', cell: ({ product }) => product },
  { name: 'expected_date', label: 'Expected', type: 'date', cell: ({ day }) => day },
  { name: 'quantity', label: 'Quantity', type: 'number', unit: 'base units', cell: ({ quantity }) => cents(quantity) },
  { name: 'space_m3', label: 'Space', type: 'number', unit: 'm3', cell: ({ space }) => space === null ? null : cents(space) },
];

const SIZELESS_COLUMNS: readonly FilledColumn<CapacityCase['data']['items'][number]>[] = [
  { name: 'warehouse_id', label: 'Warehouse', type: 'text', cell: ({ warehouse }) => warehouse },
  { name: 'product_id', label: 'Product', type: 'text', cell: ({ product }) => product },
  { name: 'product_name', label: 'Name', type: 'text', cell: ({ name }) => name },
  { name: 'base_unit', label: 'Base unit', type: 'text', cell: ({ baseUnit }) => baseUnit },
  { name: 'on_hand', label: 'On hand', type: 'number', unit: 'base units', cell: ({ onHand, unknownStock }) => unknownStock ? null : onHand },
];
