import { Stack } from 'aws-cdk-lib';
import * as apigateway from 'aws-cdk-lib/aws-apigateway';
import * as dynamodb from 'aws-cdk-lib/aws-dynamodb';
import * as kms from 'aws-cdk-lib/aws-kms';
import * as lambda from 'aws-cdk-lib/aws-lambda';
import type * as sns from 'aws-cdk-lib/aws-sns';
import * as sqs from 'aws-cdk-lib/aws-sqs';
import { AlarmTopic, MetricDetail, ResourceNamer, type AgentDashboardsProps } from '../../src';
import { SOMEWHERE, testApp } from '../fixture/synthesize';

export interface ObservedStack {
  readonly stack: Stack;
  readonly topic: sns.ITopic;
  readonly key: kms.IKey;
  readonly observed: AgentDashboardsProps;
}

/** A stack with resources of somebody's own, to be watched, and nothing of the platform but a topic. */
export function observedStack(detail: MetricDetail = MetricDetail.MINIMAL, region: string = SOMEWHERE.region!): ObservedStack {
  const stack = new Stack(testApp(), 'Observed', { env: { ...SOMEWHERE, region } });
  const key = new kms.Key(stack, 'Key');
  return {
    stack, key,
    topic: new AlarmTopic(stack, 'Topic', { encryptionKey: key, emails: ['on-call@company.example'] }).topic,
    observed: {
      namespace: 'scap/test',
      detail,
      names: new ResourceNamer(stack, { prefix: 'scap', environment: 'test' }),
      agents: ['inventory', 'logistics'],
      personas: ['warehouse_manager'],
      models: ['eu.amazon.nova-pro-v1:0'],
      toolFamilies: ['sql'],
      functions: { chat: lambda.Function.fromFunctionName(stack, 'Chat', 'chat-fn'), 'tools-sql': lambda.Function.fromFunctionName(stack, 'Sql', 'sql-fn') },
      tables: { conversations: dynamodb.Table.fromTableName(stack, 'Conversations', 'conversations-table') },
      api: apigateway.RestApi.fromRestApiAttributes(stack, 'Api', { restApiId: 'abc', rootResourceId: 'root', restApiName: 'agents-api' }),
      deadLetters: { 'key-set': sqs.Queue.fromQueueArn(stack, 'Dead', `arn:aws:sqs:${region}:${SOMEWHERE.account}:dead`) },
      workgroups: { inventory: 'queries-inventory' },
    },
  };
}
