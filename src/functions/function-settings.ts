import type { Duration } from 'aws-cdk-lib';
import type * as cloudwatch from 'aws-cdk-lib/aws-cloudwatch';
import type * as ec2 from 'aws-cdk-lib/aws-ec2';
import type * as iam from 'aws-cdk-lib/aws-iam';
import type * as kms from 'aws-cdk-lib/aws-kms';
import type * as lambda from 'aws-cdk-lib/aws-lambda';
import type * as logs from 'aws-cdk-lib/aws-logs';
import type * as sqs from 'aws-cdk-lib/aws-sqs';
import type { FunctionDeployment } from './function-deployment';

/** What the functions of a platform have in common: size, place, logs and names. */
export interface FunctionSettings {
  /**
   * The function's name.
   *
   * @default - made by CloudFormation
   */
  readonly functionName?: string;
  /**
   * The name of the function's role.
   *
   * @default - made by CloudFormation
   */
  readonly roleName?: string;
  /**
   * The name of the function's log group.
   *
   * @default - made by CloudFormation
   */
  readonly logGroupName?: string;
  /** The key that encrypts the log group. Its policy must let CloudWatch Logs use it: see PlatformKey. */
  readonly encryptionKey: kms.IKey;
  /**
   * How long logs are kept.
   *
   * @default RetentionDays.ONE_MONTH
   */
  readonly logRetention?: logs.RetentionDays;
  /**
   * Memory, MB; processor time grows with it.
   *
   * @default 1024
   */
  readonly memorySize?: number;
  /**
   * The processor. The bundles hold no native code and run on both.
   *
   * @default Architecture.ARM_64
   */
  readonly architecture?: lambda.Architecture;
  /**
   * How long one invocation may take.
   *
   * @default - said by each function
   */
  readonly timeout?: Duration;
  /**
   * Invocations at once, kept for this function and at most as many.
   *
   * @default - what the account has, shared with its other functions
   * @minimum 1
   */
  readonly reservedConcurrency?: number;
  /**
   * Invocations of this function that are kept warm. Each costs about 0.0000033 USD a second and GB.
   *
   * @default 0
   */
  readonly provisionedConcurrency?: number;
  /**
   * How far the warm invocations grow while more than 70 % of them are used.
   *
   * @default - as many as `provisionedConcurrency`
   */
  readonly provisionedConcurrencyMaximum?: number;
  /**
   * How a new version takes over.
   *
   * @default FunctionDeployment.ALL_AT_ONCE
   */
  readonly deployment?: FunctionDeployment;
  /**
   * The name of the CodeDeploy application and group of a gradual deployment.
   *
   * @default - made by CloudFormation
   */
  readonly deploymentName?: string;
  /**
   * The name of the role under which CodeDeploy moves the traffic.
   *
   * @default - made by CloudFormation
   */
  readonly deploymentRoleName?: string;
  /**
   * Alarms that end a gradual deployment and bring the version before back.
   *
   * @default - only a failed or stopped deployment is rolled back
   */
  readonly rollbackAlarms?: cloudwatch.IAlarm[];
  /**
   * The VPC that the function runs in. Without a NAT gateway it needs an endpoint for every service that it calls.
   *
   * @default - outside of any VPC
   */
  readonly vpc?: ec2.IVpc;
  /**
   * The subnets of `vpc`. Public ones give a function no way to the internet.
   *
   * @default - its private subnets
   */
  readonly vpcSubnets?: ec2.SubnetSelection;
  /**
   * The security groups of the function in `vpc`.
   *
   * @default - one of its own, which lets everything out
   */
  readonly securityGroups?: ec2.ISecurityGroup[];
  /**
   * Requests are traced by X-Ray. Costs 5 USD a million traces.
   *
   * @default false
   */
  readonly tracing?: boolean;
  /**
   * Where events go that the function failed on when it was invoked asynchronously; encrypted with `encryptionKey`.
   *
   * @default - they are dropped
   */
  readonly deadLetterQueue?: sqs.IQueue;
  /**
   * Your own role for the function. One that CDK may not change (`Role.fromRoleArn`) gets no statement: a warning prints the policy it needs.
   *
   * @default - a role of its own
   */
  readonly role?: iam.IRole;
  /**
   * Your own log group, instead of one that `encryptionKey` encrypts.
   *
   * @default - a log group of its own
   */
  readonly logGroup?: logs.ILogGroup;
  /**
   * Further environment variables: an endpoint of your own for a service, `AWS_ENDPOINT_URL_BEDROCK_RUNTIME`. None holds a secret, and none
   * replaces a variable of the platform.
   *
   * @default - the variables of the platform alone
   */
  readonly environment?: { [name: string]: string };
}
