import { App, Stack } from 'aws-cdk-lib';
import * as cloudwatch from 'aws-cdk-lib/aws-cloudwatch';
import * as actions from 'aws-cdk-lib/aws-cloudwatch-actions';
import * as logs from 'aws-cdk-lib/aws-logs';
import * as sns from 'aws-cdk-lib/aws-sns';
import { PlatformKey } from 'supply-chain-agent-platform';

/** One key for a log group and for a topic that alarms publish to: both services stand in its policy, each for what is its own. */
export const app = new App({ context: { '@aws-cdk/core:validateAgainstDefaultRules': true } });
const stack = new Stack(app, 'Encrypted');
const { key } = new PlatformKey(stack, 'Key', {
  alias: 'alias/encrypted',
  logGroupArns: [stack.formatArn({ service: 'logs', resource: 'log-group:/encrypted/*' })],
  alarms: true,
});
new logs.LogGroup(stack, 'Log', { logGroupName: '/encrypted/log', encryptionKey: key });
const topic = new sns.Topic(stack, 'Alarms', { masterKey: key, enforceSSL: true });
new cloudwatch.Alarm(stack, 'Errors', {
  metric: new cloudwatch.Metric({ namespace: 'Mine', metricName: 'Errors' }), threshold: 1, evaluationPeriods: 1,
}).addAlarmAction(new actions.SnsAction(topic));
