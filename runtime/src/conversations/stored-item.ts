import type { ZodMiniType } from 'zod/mini';
import { NewerItemError, UnreadableItemError } from './conversation-errors';
import { SCHEMA_VERSION } from './items';

/**
 * An item of this release, or of the next one, which this one can read: what the next one adds is left out.
 *
 * @throws NewerItemError for an item of a later release than the next
 * @throws UnreadableItemError for one that does not have the form that its version promises
 */
export function readItem<T>(item: Readonly<Record<string, unknown>>, form: ZodMiniType<T>): T {
  const { schemaVersion } = item;
  if (typeof schemaVersion !== 'number') throw new UnreadableItemError(new Error('it has no schemaVersion'));
  if (schemaVersion > SCHEMA_VERSION + 1) throw new NewerItemError(schemaVersion);
  const read = form.safeParse(item);
  if (!read.success) throw new UnreadableItemError(read.error);
  return read.data;
}
