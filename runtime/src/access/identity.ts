import type { ScopeSummary } from '../../../src/contract';

/** The warehouses whose rows an identity may see. An empty list sees nothing. */
export type WarehouseScope = readonly string[] | 'all';

/** Somebody whose token has been verified. Made from the token only, never from a request's body. */
export interface VerifiedUser {
  /** The subject of the token: stable, opaque. */
  readonly subject: string;
  readonly name: string;
  /** The personas of the token's groups that exist here, in the token's order; may be empty. */
  readonly personas: readonly string[];
  readonly warehouses: WarehouseScope;
}

/** A verified user who asks as one persona: what access decisions are made for. */
export interface Identity {
  readonly subject: string;
  readonly name: string;
  readonly persona: string;
  readonly warehouses: WarehouseScope;
}

/** The scope in words and as a list. */
export function scopeSummary(warehouses: WarehouseScope): ScopeSummary {
  return { warehouses, text: scopeText(warehouses) };
}

function scopeText(warehouses: WarehouseScope): string {
  if (warehouses === 'all') return 'all warehouses';
  if (warehouses.length === 0) return 'no warehouse';
  if (warehouses.length === 1) return warehouses[0]!;
  return `${warehouses.slice(0, -1).join(', ')} and ${warehouses.at(-1)}`;
}
