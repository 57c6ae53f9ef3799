import { scopeSummary, type AccessController, type Identity, type WarehouseScope } from '../access';

import { knownPersona } from './known-persona';
import { UsageError } from './usage-error';
import { whoAsks } from './who-asks';

/** For whom a query is decided. */
export interface ReaderOptions {
  readonly persona?: string;
  readonly user?: string;
  readonly scope?: string;
}

/**
 * Who reads: a sample user, or anybody of a persona of the company. Without a scope: the warehouses of the user, all of them for a persona.
 *
 * @param personas  those of the company
 * @throws UsageError
 */
export function readerOf({ persona, user, scope }: ReaderOptions, personas: readonly string[]): Identity {
  const named = user === undefined && persona !== undefined ? { id: persona, name: 'scap sql', persona, warehouses: 'all' as const } : whoAsks({ persona, user });
  const known = knownPersona(named.persona, personas);
  return { subject: named.id, name: named.name, persona: known, warehouses: scope === undefined ? named.warehouses : scopeGiven(scope) };
}

/** `a warehouse manager of WH01`, in words for a person. */
export function readerInWords(reader: Identity, access: AccessController): string {
  return `${access.titleOf(reader)}, ${scopeSummary(reader.warehouses).text}`;
}

/** More freely than in a token: what a scope claim may not say is what the guard is to be tried with. */
function scopeGiven(given: string): WarehouseScope {
  if (['all', '*', 'warehouses=all', 'warehouses=*'].includes(given)) return 'all';
  const list = /^warehouses=(.*)$/s.exec(given)?.[1];
  const ids = list === '' ? [] : [...new Set(list?.split(','))];
  if (list === undefined || !ids.every(isId)) throw new UsageError(`${JSON.stringify(given)} is no scope.`, REMEDY);
  return ids;
}

function isId(id: string): boolean {
  return id !== '' && id.length <= 200 && !/[\p{Cc}\p{Surrogate}]/u.test(id);
}

const REMEDY = 'Write --scope warehouses=WH01, --scope warehouses=WH01,WH02, --scope warehouses= for none, or --scope all.';
