import type { ConfigurationOverrides } from '../configuration-overrides';
import type { ConfigurationProblem } from './configuration-error';
import type { Given, GivenValue } from './given-values';
import { CONFIGURATION_SECTIONS } from './keys.generated';
import { didYouMean, KEYS } from './known-keys';
import { PROPS } from './place';
import { problemAt } from './problem-at';
import { valueAt } from './resolved-configuration';

/**
 * What was given in code. Props that are no keys are told: a language without types does not.
 *
 * @param beside  props that may stand beside the configuration; undefined lets any prop stand beside it
 */
export function givenByProps(props: ConfigurationOverrides, beside?: readonly string[]): Given {
  const values = new Map<string, GivenValue>();
  for (const { path, prop } of KEYS) {
    const value = valueAt(props, prop) ?? undefined;
    if (value !== undefined) values.set(path, { value, place: PROPS });
  }
  const inSections = CONFIGURATION_SECTIONS.flatMap(section => strangers(props, section.prop));
  return { values, problems: [...beside ? outsiders(props, beside) : [], ...inSections] };
}

/** Their values are not told: a construct cannot be written. */
function outsiders(props: ConfigurationOverrides, beside: readonly string[]): ConfigurationProblem[] {
  const known = new Set([...beside, ...KEYS.map(key => key.prop), ...CONFIGURATION_SECTIONS.map(section => section.prop)]);
  return Object.entries(props).filter(([name, value]) => value !== undefined && !known.has(name))
    .map(([name]) => problemAt(PROPS, { path: name, message: 'is not a prop', hint: didYouMean(name, 'prop', beside) }));
}

function strangers(props: ConfigurationOverrides, section: string): ConfigurationProblem[] {
  const given = valueAt(props, section);
  if (typeof given !== 'object' || given === null) return [];
  return Object.entries(given)
    .filter(([name, value]) => value !== undefined && !KEYS.some(key => key.prop === `${section}.${name}`))
    .map(([name, value]) => problemAt(PROPS, { path: `${section}.${name}`, value, message: 'is not a prop', hint: didYouMean(`${section}.${name}`, 'prop') }));
}
