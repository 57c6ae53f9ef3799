import type { IConstruct } from 'constructs';

/** Context that leaves of a platform only what holds data: `cdk deploy -c scap:parked=true`. */
export const PARKED_CONTEXT = 'scap:parked';

/** Whether the platform is to be parked. The command line gives texts, `cdk.json` and code give booleans. */
export function isParked(scope: IConstruct): boolean {
  const value: unknown = scope.node.tryGetContext(PARKED_CONTEXT);
  return value === true || value === 'true';
}
