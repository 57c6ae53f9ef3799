import { App, Duration, Stack } from 'aws-cdk-lib';
import { DataBuckets, PlatformBackup, PlatformKey, SecuredTable } from 'supply-chain-agent-platform';

/** Copies of a table and a bucket each night: a month at hand, then in cold storage, a year in all. */
export const app = new App({ context: { '@aws-cdk/core:validateAgainstDefaultRules': true } });
const stack = new Stack(app, 'Kept');
const { key } = new PlatformKey(stack, 'Key', { backup: true });
const { table } = new SecuredTable(stack, 'Records', { partitionKey: 'PK', encryptionKey: key });
const { bucket } = new DataBuckets(stack, 'Files', { encryptionKey: key });
new PlatformBackup(stack, 'Backup', {
  encryptionKey: key,
  tables: [table],
  buckets: [bucket],
  retention: Duration.days(365),
  coldStorageAfter: Duration.days(30),
});
