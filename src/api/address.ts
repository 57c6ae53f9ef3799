import { Stack } from 'aws-cdk-lib';
import type { IConstruct } from 'constructs';

/** The one stage. Its name is constant, so that the address is known without the stage. */
export const STAGE = 'live';

/** The address that API Gateway gives, without a slash at the end. It refers to the API alone: whatever the stage depends on may use it. */
export function gatewayAddress(scope: IConstruct, restApiId: string): string {
  const { region, urlSuffix } = Stack.of(scope);
  return `https://${restApiId}.execute-api.${region}.${urlSuffix}/${STAGE}`;
}
