import type { ConfigurationOverrides } from '../configuration-overrides';
import type { ConfigurationProblem } from './configuration-error';
import type { Given, GivenValue } from './given-values';
import { CONFIGURATION_SECTIONS } from './keys.generated';
import { didYouMean, KEYS } from './known-keys';
import { PROPS } from './place';
import { problemAt } from './problem-at';
import { valueAt } from './resolved-configuration';

/** What was given in code. Props that are no keys of a section are told: a language without types does not. */
export function givenByProps(props: ConfigurationOverrides): Given {
  const values = new Map<string, GivenValue>();
  for (const { path, prop } of KEYS) {
    const value = valueAt(props, prop) ?? undefined;
    if (value !== undefined) values.set(path, { value, place: PROPS });
  }
  return { values, problems: CONFIGURATION_SECTIONS.flatMap(section => strangers(props, section.prop)) };
}

function strangers(props: ConfigurationOverrides, section: string): ConfigurationProblem[] {
  const given = valueAt(props, section);
  if (typeof given !== 'object' || given === null) return [];
  return Object.entries(given)
    .filter(([name, value]) => value !== undefined && !KEYS.some(key => key.prop === `${section}.${name}`))
    .map(([name, value]) => problemAt(PROPS, { path: `${section}.${name}`, value, message: 'is not a prop', hint: didYouMean(`${section}.${name}`, 'prop') }));
}
