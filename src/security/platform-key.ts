import { RemovalPolicy, Stack } from 'aws-cdk-lib';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as kms from 'aws-cdk-lib/aws-kms';
import { Construct } from 'constructs';
import type { PlatformKeyProps } from './platform-key-props';

/**
 * The customer-managed key of a platform, rotated each year. Roles get their use of it by their own policies; the services that call it
 * on nobody's behalf stand in its policy, each bound to the resources it may use it for.
 */
export class PlatformKey extends Construct {
  /** The key, for grants. */
  public readonly key: kms.IKey;

  constructor(scope: Construct, id: string, props: PlatformKeyProps) {
    super(scope, id);
    const removalPolicy = props.removalPolicy ?? RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE;
    const key = new kms.Key(this, 'Key', {
      enableKeyRotation: true,
      removalPolicy,
    });
    new kms.Alias(this, 'Alias', { aliasName: props.alias, targetKey: key, removalPolicy });
    if (props.logGroupArns) key.addToResourcePolicy(logsStatement(this, props.logGroupArns));
    if (props.workgroupArn) key.addToResourcePolicy(athenaStatement(this, props.workgroupArn));
    this.key = key;
  }
}

/** @see https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/encrypt-log-data-kms.html */
function logsStatement(scope: Construct, logGroupArns: string[]): iam.PolicyStatement {
  return new iam.PolicyStatement({
    sid: 'CloudWatchLogs',
    principals: [new iam.ServicePrincipal(`logs.${Stack.of(scope).region}.amazonaws.com`)],
    actions: ['kms:Encrypt', 'kms:Decrypt', 'kms:ReEncrypt*', 'kms:GenerateDataKey*', 'kms:DescribeKey'],
    resources: ['*'],
    conditions: { ArnLike: { 'kms:EncryptionContext:aws:logs:arn': logGroupArns } },
  });
}

/** @see https://docs.aws.amazon.com/athena/latest/ug/managed-results.html */
function athenaStatement(scope: Construct, workgroupArn: string): iam.PolicyStatement {
  return new iam.PolicyStatement({
    sid: 'AthenaManagedResults',
    principals: [new iam.ServicePrincipal('encryption.athena.amazonaws.com')],
    actions: ['kms:Decrypt', 'kms:GenerateDataKey', 'kms:DescribeKey'],
    resources: ['*'],
    conditions: {
      ArnEquals: { 'kms:EncryptionContext:aws:athena:arn': workgroupArn, 'aws:SourceArn': workgroupArn },
      StringEquals: { 'aws:SourceAccount': Stack.of(scope).account },
    },
  });
}
