import { didYouMean } from './nearest';
import { UsageError } from './usage-error';

/**
 * The one of these personas that a person means: `warehouse manager` is `warehouse_manager`.
 *
 * @throws UsageError
 */
export function knownPersona<Id extends string>(given: string, personas: readonly Id[]): Id {
  const wanted = given.toLowerCase().replaceAll(/[\s-]/g, '_');
  const found = personas.find(each => each === given || each === wanted);
  if (found !== undefined) return found;
  throw new UsageError(`There is no persona ${JSON.stringify(given)}.${didYouMean(wanted, personas)}`, `Take --persona ${personas.join(', ')}.`);
}
