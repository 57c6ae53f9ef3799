import { App, Duration, Stack } from 'aws-cdk-lib';
import { Match, Template } from 'aws-cdk-lib/assertions';
import * as dynamodb from 'aws-cdk-lib/aws-dynamodb';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as kms from 'aws-cdk-lib/aws-kms';
import { SecuredTable, type ISecuredTable, type SecuredTableProps } from '../../src';
import { flat, statementsOf } from '../fixture/template';

const KEYS = { partitionKey: 'PK', sortKey: 'SK' };

function stackWith(props: Partial<SecuredTableProps> = {}): { stack: Stack; table: SecuredTable } {
  const stack = new Stack(new App({ analyticsReporting: false }), 'S');
  return { stack, table: new SecuredTable(stack, 'T', { ...KEYS, encryptionKey: new kms.Key(stack, 'K'), ...props }) };
}

const templateWith = (props?: Partial<SecuredTableProps>) => Template.fromStack(stackWith(props).stack);

test('alone it is billed per request, can be restored to any second, and stays when its stack goes', () => {
  templateWith().hasResource('AWS::DynamoDB::Table', {
    DeletionPolicy: 'RetainExceptOnCreate',
    UpdateReplacePolicy: 'Retain',
    Properties: {
      TableName: Match.absent(),
      BillingMode: 'PAY_PER_REQUEST',
      PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: true },
      SSESpecification: { SSEEnabled: true, SSEType: 'KMS' },
      ResourcePolicy: Match.absent(),
      DeletionProtectionEnabled: false,
    },
  });
});

test('a provisioned table follows the load between its bounds, read and write each on its own', () => {
  const template = templateWith({ capacity: { minimumRead: 5, minimumWrite: 3, maximum: 100 } });
  template.hasResourceProperties('AWS::DynamoDB::Table', { BillingMode: Match.absent(), ProvisionedThroughput: { ReadCapacityUnits: 5, WriteCapacityUnits: 3 } });
  template.resourceCountIs('AWS::ApplicationAutoScaling::ScalableTarget', 2);
  template.hasResourceProperties('AWS::ApplicationAutoScaling::ScalableTarget', {
    ScalableDimension: 'dynamodb:table:ReadCapacityUnits', MinCapacity: 5, MaxCapacity: 100,
  });
  template.hasResourceProperties('AWS::ApplicationAutoScaling::ScalableTarget', {
    ScalableDimension: 'dynamodb:table:WriteCapacityUnits', MinCapacity: 3, MaxCapacity: 100,
  });
  template.allResourcesProperties('AWS::ApplicationAutoScaling::ScalingPolicy', { TargetTrackingScalingPolicyConfiguration: Match.objectLike({ TargetValue: 70 }) });
});

test('recovery can be shortened and switched off', () => {
  templateWith({ recoveryPeriod: Duration.days(7) }).hasResourceProperties('AWS::DynamoDB::Table', {
    PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: true, RecoveryPeriodInDays: 7 },
  });
  templateWith({ pointInTimeRecovery: false }).hasResourceProperties('AWS::DynamoDB::Table', {
    PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: false },
  });
});

test('an append-only table refuses everybody to update or delete an item, and nothing else', () => {
  templateWith({ appendOnly: true }).hasResourceProperties('AWS::DynamoDB::Table', {
    ResourcePolicy: { PolicyDocument: { Statement: [{
      Sid: 'AppendOnly',
      Effect: 'Deny',
      Principal: { AWS: '*' },
      Action: ['dynamodb:UpdateItem', 'dynamodb:DeleteItem', 'dynamodb:BatchWriteItem', 'dynamodb:PartiQLUpdate', 'dynamodb:PartiQLDelete'],
      Resource: '*',
    }] } },
  });
});

test('a grant of items reads and writes under the leading keys, neither scans nor deletes, and uses the key', () => {
  const { stack, table } = stackWith();
  table.grantItems(new iam.Role(stack, 'R', { assumedBy: new iam.AnyPrincipal() }), ['U#*']);
  expect(statementsOf(Template.fromStack(stack)).map(({ Action, Resource, Condition }) => [Action, flat(Resource), Condition])).toEqual([
    [
      ['dynamodb:GetItem', 'dynamodb:BatchGetItem', 'dynamodb:Query', 'dynamodb:PutItem', 'dynamodb:UpdateItem'],
      '<TTableB382D7C1.Arn>',
      { 'ForAllValues:StringLike': { 'dynamodb:LeadingKeys': ['U#*'] }, 'Null': { 'dynamodb:LeadingKeys': 'false' } },
    ],
    [['kms:Encrypt', 'kms:Decrypt', 'kms:GenerateDataKey', 'kms:DescribeKey'], '<K485CC42E.Arn>', undefined],
  ]);
});

test('a grant of partitions reads, one of putting puts, each under the leading keys and with as much of the key as it needs', () => {
  const { stack, table } = stackWith();
  const role = new iam.Role(stack, 'R', { assumedBy: new iam.AnyPrincipal() });
  table.grantReadPartitions(role, ['Q#']);
  table.grantPutItems(role, ['F#*']);
  const under = (...keys: string[]) => ({ 'ForAllValues:StringLike': { 'dynamodb:LeadingKeys': keys }, 'Null': { 'dynamodb:LeadingKeys': 'false' } });
  expect(statementsOf(Template.fromStack(stack)).map(({ Action, Resource, Condition }) => [Action, flat(Resource), Condition])).toEqual([
    ['dynamodb:Query', '<TTableB382D7C1.Arn>', under('Q#')],
    [['kms:Decrypt', 'kms:DescribeKey'], '<K485CC42E.Arn>', undefined],
    ['dynamodb:PutItem', '<TTableB382D7C1.Arn>', under('F#*')],
    [['kms:Encrypt', 'kms:Decrypt', 'kms:GenerateDataKey', 'kms:DescribeKey'], '<K485CC42E.Arn>', undefined],
  ]);
});

describe('a table that was brought', () => {
  const ARN = 'arn:aws:dynamodb:eu-central-1:111111111111:table/company-conversations';
  const KEY = 'arn:aws:kms:eu-central-1:111111111111:key/company';

  test.each<[string, (stack: Stack) => ISecuredTable]>([
    ['as a table', stack => SecuredTable.fromTable(stack, 'T', dynamodb.Table.fromTableAttributes(stack, 'Yours', {
      tableArn: ARN, encryptionKey: kms.Key.fromKeyArn(stack, 'Key', KEY),
    }))],
    ['by its attributes', stack => SecuredTable.fromSecuredTableAttributes(stack, 'T', { tableArn: ARN, encryptionKey: kms.Key.fromKeyArn(stack, 'Key', KEY) })],
  ])('%s is granted with its key, and none is made', (_, bring) => {
    const stack = new Stack(new App({ analyticsReporting: false }), 'S');
    bring(stack).grantItems(new iam.Role(stack, 'R', { assumedBy: new iam.AnyPrincipal() }), ['U#*']);
    const template = Template.fromStack(stack);
    template.resourceCountIs('AWS::DynamoDB::Table', 0);
    expect(statementsOf(template).map(({ Resource }) => Resource)).toEqual([ARN, KEY]);
  });

  test('without a key of its own needs no grant of one', () => {
    const stack = new Stack(new App({ analyticsReporting: false }), 'S');
    SecuredTable.fromSecuredTableAttributes(stack, 'T', { tableArn: ARN }).grantItems(new iam.Role(stack, 'R', { assumedBy: new iam.AnyPrincipal() }), ['U#*']);
    expect(statementsOf(Template.fromStack(stack)).map(({ Resource }) => Resource)).toEqual([ARN]);
  });
});

test('its metrics are those that DynamoDB counts by table, and errors by operation', () => {
  const { stack, table } = stackWith();
  const seen = [
    table.metricThrottledReads(), table.metricThrottledWrites(), table.metricSystemErrors('Query'), table.metricConsumedReadCapacity(),
    table.metricConsumedWriteCapacity({ period: Duration.hours(1) }),
  ].map(({ namespace, metricName, statistic, period, dimensions = {} }) =>
    [namespace, metricName, statistic, period.toMinutes(), stack.resolve(dimensions)]);
  const name = { Ref: 'TTableB382D7C1' };
  expect(seen).toEqual([
    ['AWS/DynamoDB', 'ReadThrottleEvents', 'Sum', 5, { TableName: name }],
    ['AWS/DynamoDB', 'WriteThrottleEvents', 'Sum', 5, { TableName: name }],
    ['AWS/DynamoDB', 'SystemErrors', 'Sum', 5, { TableName: name, Operation: 'Query' }],
    ['AWS/DynamoDB', 'ConsumedReadCapacityUnits', 'Sum', 5, { TableName: name }],
    ['AWS/DynamoDB', 'ConsumedWriteCapacityUnits', 'Sum', 60, { TableName: name }],
  ]);
});
