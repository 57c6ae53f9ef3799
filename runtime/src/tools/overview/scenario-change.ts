import { ToolInputError, type InputFault } from '../tool-input-error';

/** What can be supposed to change. */
export const CHANGE_KINDS = [
  'demand_percent', 'lead_time_days', 'delay_days', 'stop', 'price_percent', 'exchange_rate_percent', 'capacity_percent', 'service_level',
] as const;
export type ChangeKind = (typeof CHANGE_KINDS)[number];

/** A change as it was asked for: which of the filters it may have depends on its kind. */
export interface AskedChange {
  readonly kind: ChangeKind;
  readonly percent?: number;
  readonly days?: number;
  readonly share?: number;
  readonly product?: string;
  readonly group?: string;
  readonly warehouse?: string;
  readonly supplier?: string;
  readonly purchase_order?: string;
  readonly currency?: string;
}

type Filter = Exclude<keyof AskedChange, 'kind' | 'percent' | 'days' | 'share'>;

interface KindRule {
  /** Null where it is so, or is not: nothing by which it could be more or less. */
  readonly amount: 'percent' | 'days' | 'share' | null;
  readonly filters: readonly Filter[];
  /** Of these it needs one: all at once make no sense. */
  readonly needs?: readonly Filter[];
}

const RULES: Readonly<Record<ChangeKind, KindRule>> = {
  demand_percent: { amount: 'percent', filters: ['product', 'group', 'warehouse'] },
  lead_time_days: { amount: 'days', filters: ['supplier'] },
  delay_days: { amount: 'days', filters: ['purchase_order', 'supplier'], needs: ['purchase_order', 'supplier'] },
  stop: { amount: null, filters: ['purchase_order', 'supplier'], needs: ['purchase_order', 'supplier'] },
  price_percent: { amount: 'percent', filters: ['supplier', 'product'] },
  exchange_rate_percent: { amount: 'percent', filters: ['currency'], needs: ['currency'] },
  capacity_percent: { amount: 'percent', filters: ['warehouse', 'supplier'], needs: ['warehouse', 'supplier'] },
  service_level: { amount: 'share', filters: [] },
};

/**
 * The changes, with codes in capitals.
 *
 * @throws ToolInputError for a change without its amount or with a filter that its kind does not have
 */
export function checkedChanges(tool: string, changes: readonly AskedChange[]): AskedChange[] {
  const faults = changes.flatMap((change, place) => faultsOf(change, `changes.${place}`));
  if (faults.length > 0) throw new ToolInputError(tool, faults);
  return changes.map(change => ({
    ...change,
    ...coded('product', change), ...coded('warehouse', change), ...coded('supplier', change), ...coded('purchase_order', change), ...coded('currency', change),
  }));
}

/** `demand of group Bearings +20 %` */
export function changeInWords(change: AskedChange): string {
  const of = RULES[change.kind].filters.flatMap(name => (change[name] === undefined ? [] : [`${name.replace('_', ' ')} ${change[name]}`])).join(', ');
  return `${NAMES[change.kind]}${of === '' ? '' : ` of ${of}`}${amountInWords(change)}`;
}

const NAMES: Readonly<Record<ChangeKind, string>> = {
  demand_percent: 'demand', lead_time_days: 'lead time', delay_days: 'open orders', stop: 'no more deliveries', price_percent: 'price',
  exchange_rate_percent: 'exchange rate', capacity_percent: 'capacity', service_level: 'service level',
};

function amountInWords({ kind, percent = 0, days = 0, share = 0 }: AskedChange): string {
  if (RULES[kind].amount === null) return '';
  if (kind === 'service_level') return ` ${Math.round(share * 10_000) / 100} %`;
  const unit = RULES[kind].amount === 'percent' ? '%' : Math.abs(days) === 1 ? 'day' : 'days';
  const amount = RULES[kind].amount === 'percent' ? percent : days;
  return ` ${amount < 0 ? '-' : '+'}${Math.abs(amount)} ${unit}`;
}

function faultsOf(change: AskedChange, place: string): InputFault[] {
  const { amount, filters, needs } = RULES[change.kind];
  const missing = amount !== null && change[amount] === undefined ? [{ place: `${place}.${amount}`, value: undefined, expected: `a number for ${change.kind}` }] : [];
  const wrong = (['product', 'group', 'warehouse', 'supplier', 'purchase_order', 'currency'] as const)
    .filter(name => change[name] !== undefined && !filters.includes(name))
    .map(name => ({ place: `${place}.${name}`, value: change[name], expected: `nothing: ${change.kind} takes ${filters.join(', ') || 'no filter'}` }));
  const open = needs !== undefined && needs.every(name => change[name] === undefined)
    ? [{ place: `${place}.${needs[0]}`, value: undefined, expected: `one of ${needs.join(', ')} for ${change.kind}` }] : [];
  return [...missing, ...wrong, ...open];
}

function coded(name: Exclude<Filter, 'group'>, change: AskedChange): Partial<AskedChange> {
  const code = change[name];
  return code === undefined ? {} : { [name]: code.trim().toUpperCase() };
}
