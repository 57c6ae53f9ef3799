import { Stack, Token } from 'aws-cdk-lib';
import type { IConstruct } from 'constructs';
import { ConfigurationError, type ConfigurationProblem } from './configuration-error';
import type { ResolvedConfiguration } from './reading';

/**
 * Refuses a configuration that was written for another account or Region than the stack's. Where the stack's is not known yet,
 * nothing is judged.
 *
 * @throws ConfigurationError
 */
export function requireSamePlace(scope: IConstruct, config: ResolvedConfiguration): void {
  const { account, region } = Stack.of(scope);
  const problems = [
    ...difference('accountId', config.accountId, account, 'env.account'),
    ...difference('region', config.region, region, 'env.region'),
  ];
  if (problems.length > 0) throw new ConfigurationError(problems);
}

function difference(path: string, configured: string, actual: string, prop: string): readonly ConfigurationProblem[] {
  if (configured === 'auto' || Token.isUnresolved(configured) || Token.isUnresolved(actual) || configured === actual) return [];
  return [{
    place: 'props', path, value: configured,
    message: `is ${configured}, but the stack is deployed to ${actual}`,
    hint: `Give the stack ${prop} from the configuration, or write auto.`,
  }];
}
