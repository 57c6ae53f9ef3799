import type { PersonaId, ScopeSummary } from '../../../src/contract';

/** The warehouses whose rows an identity may see. An empty list sees nothing. */
export type WarehouseScope = readonly string[] | 'all';

/** Who asks: made from a verified token only, never from a request's body. */
export interface Identity {
  /** The subject of the token: stable, opaque. */
  readonly subject: string;
  readonly name: string;
  readonly persona: PersonaId;
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
