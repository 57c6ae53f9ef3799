import { Annotations, Stack } from 'aws-cdk-lib';
import type * as iam from 'aws-cdk-lib/aws-iam';
import type { IConstruct } from 'constructs';
import { readableTokens } from './readable-tokens';

/**
 * Warns of the policy that a resource of the consumer's needs, and that cannot be given to it here, so that nobody has to guess it.
 *
 * @param kind  what is the consumer's, for those who acknowledge the warning: `key`
 * @param need  the sentence that the policy follows
 */
export function printPolicyNeeded(scope: IConstruct, kind: string, need: string, policy: iam.PolicyDocument): void {
  const json = JSON.stringify(readableTokens(Stack.of(scope).resolve(policy)), undefined, 2);
  Annotations.of(scope).addWarningV2(`@supply-chain-agent-platform/${kind}:given`, `${need} (\${…}: as in Fn::Sub of this template):\n${json}`);
}
