import type { Cell } from '../../../../src/contract';
import type { ToolBlock, ToolResult } from '../definition';

/** Money of the company. */
export type Money = number;

/** One thing that a tool has found and somebody may have to see to. */
export interface Finding {
  /** By which it is known again the next time: `WH01 P0037`. */
  readonly code: string;
  readonly warehouse: string | null;
  /** The product, order, supplier or carrier that it is about; null for a warehouse as a whole. */
  readonly about: string | null;
  /** In words: `runs out on 3 Dec`. */
  readonly says: string;
  /** Expected margin at stake; null where none is defined, or the person may not see it. */
  readonly atStake: Money | null;
}

/** A row of a result, by column name. */
export type NamedRow = Readonly<Record<string, Cell | undefined>>;

/**
 * The rows of the result's table that has all of these columns; none where it has no such table. A table of one warehouse leaves its code out: it
 * is put back, so that a finding has the same code among others.
 */
export function rowsWith(result: ToolResult, ...columns: readonly string[]): NamedRow[] {
  const block = result.blocks.find(each => columns.every(name => each.columns.some(column => column.name === name)));
  if (block === undefined) return [];
  const warehouse = onlyWarehouse(result);
  return namedRows(block).map(row => (warehouse === null || 'warehouse_id' in row ? row : { ...row, warehouse_id: warehouse }));
}

/** The one with the most at stake first; those without an amount behind, in the order of their tool. */
export function worstFirst<Some extends Pick<Finding, 'atStake'>>(findings: readonly Some[]): Some[] {
  return [...findings].sort((one, other) => (other.atStake ?? -1) - (one.atStake ?? -1));
}

export function textOf(cell: Cell | undefined): string | null {
  return cell === undefined || cell === null ? null : String(cell);
}

export function numberOf(cell: Cell | undefined): number | null {
  return typeof cell === 'number' ? cell : null;
}

/** The warehouse that all of it is about, as the evidence says. */
function onlyWarehouse({ evidence: [first] }: ToolResult): string | null {
  const warehouses = textOf(first?.inputs.warehouses)?.split(', ') ?? [];
  return warehouses.length === 1 && warehouses[0] !== '' ? warehouses[0]! : null;
}

function namedRows({ columns, rows }: ToolBlock): NamedRow[] {
  return rows.map(row => Object.fromEntries(columns.map(({ name }, place) => [name, row[place] ?? null])));
}
