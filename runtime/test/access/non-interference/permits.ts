import fc from 'fast-check';
import type { ReadPermit, WarehouseScope } from '../../../src/access';
import { COMPANY, WAREHOUSES } from './company';

/** Which columns a permit shows, and which it masks. */
export type ColumnSet = Pick<ReadPermit, 'views' | 'masked'>;

const GRANTABLE = Object.keys(COMPANY).filter(name => name !== 'payroll');
const PERSONAL = ['contact_name', 'worker', 'worker_since'];

/** Column sets that matter whatever chance brings: everything, personal columns masked, and no column that a scope is told by. */
const FIXED: readonly ColumnSet[] = [
  { views: new Map(GRANTABLE.map(name => [name, columnsOf(name)])) },
  setOf(GRANTABLE, columnsOf),
  setOf(GRANTABLE, name => columnsOf(name).filter(column => column !== 'warehouse_id' && (name !== 'order_lines' || column !== 'supplier_id'))),
];

/** Generated sets: some views, of each some columns. */
const generatedSet: fc.Arbitrary<ColumnSet> = fc.record(
  Object.fromEntries(GRANTABLE.map(name => [name, fc.option(fc.subarray([...columnsOf(name)], { minLength: 2 }), { freq: 6 })])),
).filter(chosen => Object.values(chosen).filter(Boolean).length >= 3)
  .map(chosen => setOf(GRANTABLE.filter(name => chosen[name]), name => chosen[name] ?? []));

/** A few column sets for one run, the same for the same seed. */
export function columnSets(seed: number, count: number): readonly ColumnSet[] {
  return [...FIXED, ...fc.sample(generatedSet, { seed, numRuns: count })];
}

/** Scopes: all, none, one, several, values with quotes, values that exist nowhere, and more than an IN list holds. */
export const scope: fc.Arbitrary<WarehouseScope> = fc.oneof(
  { weight: 1, arbitrary: fc.constant<WarehouseScope>('all') },
  { weight: 1, arbitrary: fc.constant<WarehouseScope>([]) },
  { weight: 6, arbitrary: fc.subarray([...WAREHOUSES], { minLength: 1 }) },
  { weight: 1, arbitrary: fc.subarray([...WAREHOUSES, 'nowhere', "' OR '1'='1", 'NULL', ''], { minLength: 1, maxLength: 4 }) },
  { weight: 1, arbitrary: fc.subarray([...WAREHOUSES], { minLength: 1 }).map(some => [...some, ...MANY]) },
);

const MANY = Array.from({ length: 220 }, (_, index) => `made up ${index}`);

function setOf(names: readonly string[], columns: (name: string) => readonly string[]): ColumnSet {
  const parts = names.map(name => [name, columns(name).filter(column => !PERSONAL.includes(column)), columns(name).filter(column => PERSONAL.includes(column))] as const);
  return {
    views: new Map(parts.filter(([, open]) => open.length > 0).map(([name, open]) => [name, open])),
    masked: new Map(parts.filter(([, open, hidden]) => open.length > 0 && hidden.length > 0).map(([name, , hidden]) => [name, hidden])),
  };
}

function columnsOf(name: string): readonly string[] {
  return COMPANY[name]!.columns.map(column => column.name);
}
