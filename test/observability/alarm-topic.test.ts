import { Stack } from 'aws-cdk-lib';
import { Annotations, Match } from 'aws-cdk-lib/assertions';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as kms from 'aws-cdk-lib/aws-kms';
import * as sns from 'aws-cdk-lib/aws-sns';
import { AlarmTopic } from '../../src';
import { letAlarmsPublish } from '../../src/observability/alarm-publishers';
import { measured } from '../fixture/measured';
import { SOMEWHERE, templateOf, testApp } from '../fixture/synthesize';
import { flat, statementsOf } from '../fixture/template';
import { observedStack } from './observed';

const template = templateOf(observedStack().stack);

test('messages are encrypted with the given key', () => {
  template.hasResourceProperties('AWS::SNS::Topic', { KmsMasterKeyId: { 'Fn::GetAtt': [Match.stringLikeRegexp('^Key'), 'Arn'] } });
});

test('alarms and budgets of this account may publish, and nobody without TLS', () => {
  const publish = (service: string, source: unknown) => Match.objectLike({
    Effect: 'Allow', Action: 'sns:Publish', Principal: { Service: service },
    Condition: { StringEquals: { 'aws:SourceAccount': '111111111111' }, ArnLike: { 'aws:SourceArn': source } },
  });
  const arn = (rest: string) => ({ 'Fn::Join': ['', ['arn:', { Ref: 'AWS::Partition' }, rest]] });
  template.hasResourceProperties('AWS::SNS::TopicPolicy', {
    PolicyDocument: {
      Statement: Match.arrayWith([
        Match.objectLike({ Effect: 'Deny', Action: 'sns:Publish', Principal: '*', Condition: { Bool: { 'aws:SecureTransport': 'false' } } }),
        publish('cloudwatch.amazonaws.com', arn(':cloudwatch:eu-central-1:111111111111:alarm:*')),
        publish('budgets.amazonaws.com', arn(':budgets::111111111111:*')),
      ]),
    },
  });
});

test('each address is subscribed', () => {
  template.hasResourceProperties('AWS::SNS::Subscription', { Protocol: 'email', Endpoint: 'on-call@company.example' });
});

test('a topic whose policy cannot be changed gets a warning with what it needs', () => {
  const stack = new Stack(testApp(), 'Brought', { env: SOMEWHERE });
  new sns.Topic(stack, 'Other'); // a stack without resources is no template
  letAlarmsPublish(sns.Topic.fromTopicArn(stack, 'Topic', 'arn:aws:sns:eu-central-1:111111111111:ops'));
  Annotations.fromStack(stack).hasWarning('*', Match.stringLikeRegexp('Alarms reach Brought/Topic only if its policy holds these statements: .*cloudwatch.amazonaws.com.*budgets.amazonaws.com'));
});

test('a topic of the same app is given the statements', () => {
  const stack = new Stack(testApp(), 'Own', { env: SOMEWHERE });
  letAlarmsPublish(new sns.Topic(stack, 'Topic'));
  Annotations.fromStack(stack).hasNoWarning('*', Match.anyValue());
  templateOf(stack).resourceCountIs('AWS::SNS::TopicPolicy', 1);
});

test('a function of yours tells the same people, and is let encrypt what it says', () => {
  const stack = new Stack(testApp(), 'Told', { env: SOMEWHERE });
  const told = new AlarmTopic(stack, 'Topic', { encryptionKey: kms.Key.fromKeyArn(stack, 'Key', 'arn:aws:kms:eu-central-1:111111111111:key/mine') });
  told.grantPublish(new iam.Role(stack, 'Teller', { assumedBy: new iam.AccountRootPrincipal() }));
  expect(statementsOf(templateOf(stack), 'Teller').map(({ Action, Resource }) => [Action, flat(Resource)])).toEqual([
    ['sns:Publish', expect.stringMatching(/^<Topic\w+>$/)], [['kms:Decrypt', 'kms:GenerateDataKey'], 'arn:aws:kms:eu-central-1:111111111111:key/mine'],
  ]);
  expect(measured(stack, told.metricUndelivered())).toMatch(/^AWS\/SNS NumberOfNotificationsFailed TopicName=<Topic\w+\.TopicName> Sum$/);
});
