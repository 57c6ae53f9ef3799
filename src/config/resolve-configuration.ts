import { Token } from 'aws-cdk-lib';
import type { PlatformConfiguration } from './platform-configuration';
import { checkGiven, givenByProps, PROPS, requireSound, type ConfigurationProblem, type ResolvedConfiguration } from './reading';

/**
 * Checks what was given in code and fills in the defaults of its environment; tokens are not judged.
 *
 * @param warn  is told what is allowed but probably not meant
 * @param beside  props that stand beside the configuration
 * @throws ConfigurationError with every problem
 */
export function resolveConfiguration(
  given: PlatformConfiguration, warn: (warning: ConfigurationProblem) => void = () => {}, beside: readonly string[] = [],
): ResolvedConfiguration {
  const checked = checkGiven(givenByProps(given, beside), { whole: PROPS, isToken: Token.isUnresolved });
  const configuration = requireSound(checked);
  checked.warnings.forEach(warn);
  return configuration;
}
