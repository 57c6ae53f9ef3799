import { Token } from 'aws-cdk-lib';
import type * as codedeploy from 'aws-cdk-lib/aws-codedeploy';
import * as lambda from 'aws-cdk-lib/aws-lambda';
import { Construct } from 'constructs';
import { ConcurrencyError } from './concurrency-error';
import { FunctionDeployment } from './function-deployment';
import type { FunctionSettings } from './function-settings';
import { gradualDeployment } from './gradual-deployment';

/** How busy the warm invocations of a function may be before there are more of them. */
const BUSY = 0.7;

/** What callers of a function use, and what moves it to the next version. */
export interface LiveAlias {
  readonly alias: lambda.Alias;
  /** Absent where a new version takes over at once. */
  readonly deployment?: codedeploy.LambdaDeploymentGroup;
}

/**
 * The alias `live` on the version that this deployment has made. It moves as the settings say, and has the warm invocations that they ask for.
 *
 * @throws ConcurrencyError where Lambda would refuse the numbers at deployment
 */
export function liveAlias(scope: Construct, handler: lambda.Function, settings: FunctionSettings): LiveAlias {
  requireConcurrency(settings);
  const warm = settings.provisionedConcurrency ?? 0;
  const most = settings.provisionedConcurrencyMaximum ?? warm;
  // A number that is known only at deployment is no number yet: it looks negative.
  const keeps = Token.isUnresolved(warm) || warm > 0;
  const alias = new lambda.Alias(scope, 'Live', {
    aliasName: 'live',
    version: handler.currentVersion,
    provisionedConcurrentExecutions: keeps ? warm : undefined,
  });
  if (keeps && (Token.isUnresolved(most) || Token.isUnresolved(warm) ? most !== warm : most > warm)) {
    alias.addAutoScaling({ minCapacity: warm, maxCapacity: most }).scaleOnUtilization({ utilizationTarget: BUSY });
  }
  const { deployment = FunctionDeployment.ALL_AT_ONCE } = settings;
  if (deployment === FunctionDeployment.ALL_AT_ONCE) return { alias };
  return { alias, deployment: gradualDeployment(new Construct(scope, 'Deployment'), alias, deployment, settings) };
}

function requireConcurrency(settings: FunctionSettings): void {
  const { provisionedConcurrency: warm = 0, provisionedConcurrencyMaximum: most, reservedConcurrency: reserved } = settings;
  if ([warm, most, reserved].some(value => Token.isUnresolved(value))) return;
  if (most !== undefined && most < warm) {
    throw new ConcurrencyError('provisionedConcurrencyMaximum', most, 'provisionedConcurrency', warm, 'Raise it, or leave it out.');
  }
  const peak = most ?? warm;
  if (warm > 0 && reserved !== undefined && reserved < peak) {
    throw new ConcurrencyError('reservedConcurrency', reserved, 'the most that is kept warm', peak, 'Reserve at least as many as are kept warm.');
  }
}
