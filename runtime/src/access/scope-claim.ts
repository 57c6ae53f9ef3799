import { BadScopeClaimError } from './access-errors';
import type { WarehouseScope } from './identity';

/** More would make every query longer than an engine takes: each query holds all of them once. */
const MOST_WAREHOUSES = 2_000;

/**
 * The warehouses that the scope claim of a token opens: `warehouses=WH01,WH02` these, `warehouses=*` all, none without the claim.
 *
 * @throws BadScopeClaimError  the claim is there, and says something else
 */
export function scopeOf(claim: unknown): WarehouseScope {
  if (claim === undefined) return [];
  const [, list] = typeof claim === 'string' ? /^warehouses=(.*)$/.exec(claim) ?? [] : [];
  if (list === '*') return 'all';
  const ids = [...new Set(list?.split(','))];
  if (list === undefined || ids.length > MOST_WAREHOUSES || !ids.every(id => /^[A-Za-z0-9][A-Za-z0-9_-]{0,63}$/.test(id))) throw new BadScopeClaimError();
  return ids;
}
