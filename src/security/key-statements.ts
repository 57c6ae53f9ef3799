import { ArnFormat, Stack } from 'aws-cdk-lib';
import * as iam from 'aws-cdk-lib/aws-iam';
import type { IConstruct } from 'constructs';
import type { KeyServices } from './platform-key-props';

/** One service's use of a key. */
interface ServiceStatement {
  readonly sid: string;
  /** The service's principal, without the domain; CloudWatch Logs has one in each Region. */
  readonly service: string;
  readonly actions: readonly string[];
  /** What binds the use to resources of ours; undefined where the service has none of them here. */
  readonly conditions: Conditions | undefined;
}

type Conditions = Readonly<Record<string, Readonly<Record<string, string | string[]>>>>;

const PUBLISH = ['kms:Decrypt', 'kms:GenerateDataKey*'];
const LOG = ['kms:Encrypt', 'kms:Decrypt', 'kms:ReEncrypt*', 'kms:GenerateDataKey*', 'kms:DescribeKey'];

/** Which service may use a key, for what, and under which conditions: CDK adds nothing for any of these. */
function serviceStatements(stack: Stack, uses: KeyServices): ServiceStatement[] {
  const { account, region } = stack;
  const ours = { StringEquals: { 'aws:SourceAccount': account } };
  const from = (service: string, resource: string, place = region): Conditions => ({
    ...ours,
    ArnLike: { 'aws:SourceArn': stack.formatArn({ service, region: place, resource, arnFormat: ArnFormat.NO_RESOURCE_NAME }) },
  });
  const when = (on: unknown, conditions: () => Conditions): Conditions | undefined => (on ? conditions() : undefined);
  return [
    { // https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/encrypt-log-data-kms.html
      sid: 'CloudWatchLogs', service: `logs.${region}`, actions: LOG,
      conditions: when(uses.logGroupArns, () => ({ ArnLike: { 'kms:EncryptionContext:aws:logs:arn': uses.logGroupArns ?? [] } })),
    },
    { // https://docs.aws.amazon.com/athena/latest/ug/managed-results.html
      sid: 'AthenaManagedResults', service: 'encryption.athena', actions: ['kms:Decrypt', 'kms:GenerateDataKey', 'kms:DescribeKey'],
      conditions: when(uses.workgroupArns, () => ({
        ...ours,
        ArnLike: { 'kms:EncryptionContext:aws:athena:arn': uses.workgroupArns ?? [], 'aws:SourceArn': uses.workgroupArns ?? [] },
      })),
    },
    { // https://docs.aws.amazon.com/awscloudtrail/latest/userguide/create-kms-key-policy-for-cloudtrail.html
      sid: 'CloudTrail', service: 'cloudtrail', actions: ['kms:Decrypt', 'kms:GenerateDataKey*'],
      conditions: when(uses.trailArn, () => ({
        StringEquals: { 'aws:SourceArn': uses.trailArn ?? '', 'kms:EncryptionContext:aws:cloudtrail:arn': uses.trailArn ?? '' },
      })),
    },
    { // Describing a key has no encryption context.
      sid: 'CloudTrailDescribe', service: 'cloudtrail', actions: ['kms:DescribeKey'],
      conditions: when(uses.trailArn, () => ({ StringEquals: { 'aws:SourceArn': uses.trailArn ?? '' } })),
    },
    { // https://docs.aws.amazon.com/sns/latest/dg/sns-key-management.html
      sid: 'CloudWatchAlarms', service: 'cloudwatch', actions: PUBLISH, conditions: when(uses.alarms, () => from('cloudwatch', 'alarm:*')),
    },
    { // https://docs.aws.amazon.com/cost-management/latest/userguide/budgets-sns-policy.html
      sid: 'Budgets', service: 'budgets', actions: PUBLISH, conditions: when(uses.budgets, () => from('budgets', '*', '')),
    },
    { // EventBridge sends no source with its use of a key: a condition would keep it out.
      sid: 'EventBridge', service: 'events', actions: PUBLISH, conditions: when(uses.events, () => ({})),
    },
    { // https://docs.aws.amazon.com/aws-backup/latest/devguide/encryption.html
      sid: 'Backup', service: 'backup', actions: ['kms:Decrypt', 'kms:GenerateDataKey*', 'kms:DescribeKey'], conditions: when(uses.backup, () => ours),
    },
    { // https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/AWS-logs-infrastructure-S3.html
      sid: 'LogDelivery', service: 'delivery.logs', actions: LOG, conditions: when(uses.logDelivery, () => from('logs', '*')),
    },
  ];
}

/** The statements that the policy of a key needs for these services, in the stack of `scope`. */
export function keyStatements(scope: IConstruct, uses: KeyServices): iam.PolicyStatement[] {
  return serviceStatements(Stack.of(scope), uses).flatMap(({ sid, service, actions, conditions }) => (conditions === undefined ? [] : [
    new iam.PolicyStatement({
      sid, principals: [new iam.ServicePrincipal(`${service}.amazonaws.com`)], actions: [...actions], resources: ['*'], conditions,
    }),
  ]));
}
