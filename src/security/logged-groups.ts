import { ArnFormat, Stack } from 'aws-cdk-lib';
import type { IConstruct } from 'constructs';
import type { ResourceNamer } from '../naming/resource-namer';

/** ARNs of the log groups that a platform encrypts: its own, that of its web ACL, and the one that API Gateway names after the API. */
export function loggedGroups(scope: IConstruct, names: ResourceNamer): string[] {
  return [names.path('*'), names.webAclLogGroup('*'), 'API-Gateway-Execution-Logs_*'].map(resourceName =>
    Stack.of(scope).formatArn({ service: 'logs', resource: 'log-group', resourceName, arnFormat: ArnFormat.COLON_RESOURCE_NAME }));
}
