import { App, Duration, Size, Stack } from 'aws-cdk-lib';
import * as iam from 'aws-cdk-lib/aws-iam';
import { DataLake, PlatformKey } from 'supply-chain-agent-platform';

/** The data alone, and an analyst who queries three of its views and reads no other. */
export const app = new App({ context: { '@aws-cdk/core:validateAgainstDefaultRules': true } });
const stack = new Stack(app, 'Data');
const { key } = new PlatformKey(stack, 'Key', {
  workgroupArns: [stack.formatArn({ service: 'athena', resource: 'workgroup', resourceName: 'analysis' })],
});
const lake = new DataLake(stack, 'Lake', {
  encryptionKey: key,
  databaseName: 'supply_chain',
  workgroupName: 'analysis',
  scanLimit: Size.gibibytes(1),
  tieringAfter: Duration.days(30),
  firstMonth: '2024-01',
});
const analyst = new iam.Role(stack, 'Analyst', { assumedBy: new iam.AccountRootPrincipal() });
lake.grantReadViews(analyst, ['products', 'warehouses', 'demand_daily']);
lake.grantQuery(analyst);
