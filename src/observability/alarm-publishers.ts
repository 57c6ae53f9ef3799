import { Annotations, ArnFormat, Stack } from 'aws-cdk-lib';
import * as iam from 'aws-cdk-lib/aws-iam';
import type * as sns from 'aws-cdk-lib/aws-sns';

/**
 * Lets the alarms and budgets of the topic's account publish to it. A topic whose policy CDK may not change gets a warning with the statements
 * it needs: without them alarms go nowhere, and nobody is told.
 */
export function letAlarmsPublish(topic: sns.ITopic): void {
  const statements = publishers(topic);
  const refused = statements.filter(statement => !topic.addToResourcePolicy(statement).statementAdded);
  if (refused.length === 0) return;
  Annotations.of(topic).addWarningV2('supply-chain-agent-platform:alarmTopicPolicy',
    `Alarms reach ${topic.node.path} only if its policy holds these statements: ${JSON.stringify(refused.map(statement => statement.toStatementJson()))}`);
}

/** @see https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/Notify_Users_Alarm_Changes.html */
function publishers(topic: sns.ITopic): iam.PolicyStatement[] {
  const stack = Stack.of(topic);
  const alarms = stack.formatArn({ service: 'cloudwatch', resource: 'alarm', resourceName: '*', arnFormat: ArnFormat.COLON_RESOURCE_NAME });
  const budgets = stack.formatArn({ service: 'budgets', region: '', resource: '*' });
  return [['Alarms', 'cloudwatch.amazonaws.com', alarms] as const, ['Budgets', 'budgets.amazonaws.com', budgets] as const].map(([sid, service, source]) =>
    new iam.PolicyStatement({
      sid,
      principals: [new iam.ServicePrincipal(service)],
      actions: ['sns:Publish'],
      resources: [topic.topicArn],
      conditions: { StringEquals: { 'aws:SourceAccount': stack.account }, ArnLike: { 'aws:SourceArn': source } },
    }));
}
