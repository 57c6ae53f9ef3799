import * as z from 'zod/mini';
import { literal, type QueryResult } from '../../data';
import { recordsOf } from '../records';
import { codesIn, type Named } from './name-match';

/** The kinds of things that a phrase may mean. */
export const ENTITY_KINDS = ['product', 'product_group', 'supplier', 'warehouse', 'area', 'order', 'purchase_order'] as const;
export type EntityKind = (typeof ENTITY_KINDS)[number];

/** Where the things of a kind are found, and what they are called. */
export interface EntitySource {
  readonly view: string;
  /** What somebody must be able to read of it to look for them. */
  readonly column: string;
  readonly purpose: string;
  /** Canonical SQL; null where nothing of this kind can be meant by the phrase. */
  sql(phrase: string): string | null;
  named(result: QueryResult): Named[];
}

/** One source a kind. Orders are too many to be compared one by one: they are found by the beginning of their code. */
export const ENTITY_SOURCES: Readonly<Record<EntityKind, EntitySource>> = {
  product: {
    view: 'products',
    column: 'product_id',
    purpose: 'Products with their names',
    sql: () => 'SELECT i.product_id, i.product_name\nFROM products AS i\nWHERE i.product_id IS NOT NULL\nORDER BY i.product_id',
    named: result => recordsOf(result, z.object({ product_id: z.string(), product_name: z.nullable(z.string()) }))
      .map(row => ({ id: row.product_id, names: known(row.product_name) })),
  },
  product_group: {
    view: 'products',
    column: 'product_group',
    purpose: 'Product groups',
    sql: () => 'SELECT DISTINCT i.product_group\nFROM products AS i\nWHERE TRIM(i.product_group) <> \'\'\nORDER BY i.product_group',
    named: result => recordsOf(result, z.object({ product_group: z.string() })).map(row => ({ id: row.product_group, names: [row.product_group] })),
  },
  supplier: {
    view: 'suppliers',
    column: 'supplier_id',
    purpose: 'Suppliers with their names',
    sql: () => 'SELECT s.supplier_id, s.supplier_name\nFROM suppliers AS s\nWHERE s.supplier_id IS NOT NULL\nORDER BY s.supplier_id',
    named: result => recordsOf(result, z.object({ supplier_id: z.string(), supplier_name: z.nullable(z.string()) }))
      .map(row => ({ id: row.supplier_id, names: known(row.supplier_name) })),
  },
  warehouse: {
    view: 'warehouses',
    column: 'warehouse_id',
    purpose: 'Warehouses with their names and cities',
    sql: () => 'SELECT w.warehouse_id, w.warehouse_name, w.city\nFROM warehouses AS w\nWHERE w.warehouse_id IS NOT NULL\nORDER BY w.warehouse_id',
    named: result => recordsOf(result, z.object({ warehouse_id: z.string(), warehouse_name: z.nullable(z.string()), city: z.nullable(z.string()) }))
      .map(row => ({ id: row.warehouse_id, names: known(row.warehouse_name, row.city) })),
  },
  area: {
    view: 'sales_orders',
    column: 'delivery_area',
    purpose: 'Areas that customer orders go to',
    sql: () => 'SELECT DISTINCT o.delivery_area\nFROM sales_orders AS o\nWHERE TRIM(o.delivery_area) <> \'\'\nORDER BY o.delivery_area',
    named: result => recordsOf(result, z.object({ delivery_area: z.string() })).map(row => ({ id: row.delivery_area, names: [row.delivery_area] })),
  },
  order: {
    view: 'sales_orders',
    column: 'order_id',
    purpose: 'Customer orders whose code begins like this',
    sql: phrase => byCode(phrase, 'sales_orders', 'order_id'),
    named: result => recordsOf(result, z.object({ order_id: z.string() })).map(row => ({ id: row.order_id, names: [] })),
  },
  purchase_order: {
    view: 'purchase_orders',
    column: 'purchase_order_id',
    purpose: 'Purchase orders whose code begins like this',
    sql: phrase => byCode(phrase, 'purchase_orders', 'purchase_order_id'),
    named: result => recordsOf(result, z.object({ purchase_order_id: z.string() })).map(row => ({ id: row.purchase_order_id, names: [] })),
  },
};

/** What something is called; nothing where its name is unknown or blank. */
function known(...names: readonly (string | null)[]): string[] {
  return names.flatMap(name => (name === null || name.trim() === '' ? [] : [name]));
}

/** Codes are compared without case and hyphens; the newest come first. */
function byCode(phrase: string, view: string, column: string): string | null {
  const codes = codesIn(phrase).filter(code => code.length >= 3);
  if (codes.length === 0) return null;
  const plain = `REPLACE(LOWER(o.${column}), '-', '')`;
  const begins = codes.map(code => `SUBSTR(${plain}, 1, ${code.length}) = ${literal('text', code)}`).join(' OR ');
  return `SELECT o.${column}\nFROM ${view} AS o\nWHERE ${begins}\nORDER BY o.order_date DESC, o.${column}\nLIMIT 50`;
}
