import { PERSONAS } from '../../../src/contract';
import { DEFAULT_USER_ID, findSampleUser, SAMPLE_USERS, userOfPersona, type LocalUser } from '../local';

import { knownPersona } from './known-persona';
import { didYouMean } from './nearest';
import { UsageError } from './usage-error';

/**
 * The sample user that the options name: by user, by persona, or the default one.
 *
 * @throws UsageError for a user or persona that does not exist, or a user who has another persona
 */
export function whoAsks({ persona, user }: { readonly persona?: string; readonly user?: string }): LocalUser {
  const chosenPersona = persona === undefined ? undefined : knownPersona(persona, Object.values(PERSONAS).map(({ id }) => id));
  if (user === undefined && chosenPersona !== undefined) return userOfPersona(chosenPersona);
  const chosen = knownUser(user ?? DEFAULT_USER_ID);
  if (chosenPersona !== undefined && chosen.persona !== chosenPersona) {
    const others = SAMPLE_USERS.filter(each => each.persona === chosenPersona).map(each => each.id);
    throw new UsageError(`${chosen.name} is a ${chosen.personaTitle}, not a ${PERSONAS[chosenPersona].title}.`, `Leave out --persona, or take --user ${others.join(' or ')}.`);
  }
  return chosen;
}

function knownUser(given: string): LocalUser {
  const found = findSampleUser(given.toLowerCase());
  if (found) return found;
  const ids = SAMPLE_USERS.map(each => each.id);
  throw new UsageError(`There is no sample user ${JSON.stringify(given)}.${didYouMean(given, ids)}`, `Take --user ${ids.join(', ')}.`);
}
