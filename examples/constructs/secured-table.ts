import { App, Stack } from 'aws-cdk-lib';
import * as lambda from 'aws-cdk-lib/aws-lambda';
import { PlatformKey, SecuredTable } from 'supply-chain-agent-platform';

/** A table of notes, each user's under `U#<user>`, and a function that reads and writes them and cannot scan or delete. */
export const app = new App({ context: { '@aws-cdk/core:validateAgainstDefaultRules': true } });
const stack = new Stack(app, 'Notes');
const { key } = new PlatformKey(stack, 'Key', {});
const notes = new SecuredTable(stack, 'Notes', {
  partitionKey: 'PK',
  sortKey: 'SK',
  timeToLiveAttribute: 'expiresAt',
  encryptionKey: key,
  capacity: { minimumRead: 5, minimumWrite: 5, maximum: 100 },
});
const handler = new lambda.Function(stack, 'Handler', {
  runtime: lambda.Runtime.NODEJS_24_X,
  handler: 'index.handler',
  code: lambda.Code.fromInline('exports.handler = async () => {};'),
  environment: { NOTES: notes.table.tableName },
});
notes.grantItems(handler, ['U#*']);
notes.metricThrottledReads().createAlarm(stack, 'Throttled', { threshold: 1, evaluationPeriods: 3 });
