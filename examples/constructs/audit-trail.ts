import { App, Duration, Stack } from 'aws-cdk-lib';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as logs from 'aws-cdk-lib/aws-logs';
import { AuditTrail, PlatformKey, SecuredTable } from 'supply-chain-agent-platform';

/** Who reads and writes a table, kept for a year where nobody can shorten it, and an auditor who reads that. */
export const app = new App({ context: { '@aws-cdk/core:validateAgainstDefaultRules': true } });
const stack = new Stack(app, 'Records');
const arn = (service: string, resource: string): string => stack.formatArn({ service, resource });
const { key } = new PlatformKey(stack, 'Key', {
  trailArn: arn('cloudtrail', 'trail/records'),
  logGroupArns: [arn('logs', 'log-group:/records')],
});
const { table } = new SecuredTable(stack, 'Records', { partitionKey: 'PK', encryptionKey: key, appendOnly: true });
const audit = new AuditTrail(stack, 'Audit', {
  encryptionKey: key,
  trailName: 'records',
  logGroupName: '/records',
  retention: Duration.days(365),
  logRetention: logs.RetentionDays.ONE_YEAR,
  tables: [table],
});
audit.grantRead(new iam.Role(stack, 'Auditor', { assumedBy: new iam.AccountRootPrincipal() }));
