import { Stack, Validations } from 'aws-cdk-lib';
import type { IConstruct } from 'constructs';
import { readableTokens } from './readable-tokens';

/** A finding of a security check that stands, and why a reviewer may accept it. */
export interface AcknowledgedFinding {
  readonly rule: string;
  readonly reason: string;
}

const DEFAULT_SECURITY_GROUP = 'CloudFormation cannot close the default security group of a VPC: CDK does it by a custom resource, which the platform has none of. '
  + 'Nothing of the platform is in this group, and its rules let in members of the group only.';

const NO_REPLICATION = 'A copy in a second Region or account is a choice of residency and cost that belongs to the company, which can replicate the bucket. '
  + 'Here versions are kept, and with features.backup AWS Backup copies the data.';

const ACCESS_LOGS_KEY = 'S3 delivers access logs only to a bucket that it encrypts with a key of its own (SSE-S3): with a key of ours none would arrive.';

const SHARED_CONCURRENCY = 'functions.reserved_concurrency is 0: what is reserved here is taken from the other functions of the account. The API before it is throttled.';

const OUTSIDE_VPC = 'features.vpc is off, or this function has to reach the issuer of tokens, whom a VPC does not reach. It reads none of the platform\'s data.';

const INLINE_POLICY = 'Every grant of the CDK writes an inline policy, which goes with its role and is attached to nothing else.';

const NO_WEB_ACL = 'No web ACL stands before the API here: features.waf is off. Every route but the page needs a token, and the stage is throttled.';

const NO_API_CACHE = 'Answers belong to one person and one moment: a cache of the API would show them to others or too late. There is nothing to encrypt.';

const NO_CLIENT_CERTIFICATE = 'A client certificate is shown to backends that API Gateway reaches by HTTP. It calls Lambda functions by IAM, each of which lets in '
  + 'this API and method alone.';

/** Every finding that stands: each cannot be satisfied here, or follows from a choice of the configuration. Anything else fails the checks. */
export const ACKNOWLEDGED = {
  noReplicationNist: { rule: 'NIST.800.53.R5-S3BucketReplicationEnabled', reason: NO_REPLICATION },
  noReplicationHipaa: { rule: 'HIPAA.Security-S3BucketReplicationEnabled', reason: NO_REPLICATION },
  noReplicationPci: { rule: 'PCI.DSS.321-S3BucketReplicationEnabled', reason: NO_REPLICATION },
  accessLogsKeyNist: { rule: 'NIST.800.53.R5-S3DefaultEncryptionKMS', reason: ACCESS_LOGS_KEY },
  accessLogsKeyHipaa: { rule: 'HIPAA.Security-S3DefaultEncryptionKMS', reason: ACCESS_LOGS_KEY },
  accessLogsKeyPci: { rule: 'PCI.DSS.321-S3DefaultEncryptionKMS', reason: ACCESS_LOGS_KEY },
  defaultSecurityGroupNist: { rule: 'NIST.800.53.R5-VPCDefaultSecurityGroupClosed', reason: DEFAULT_SECURITY_GROUP },
  defaultSecurityGroupHipaa: { rule: 'HIPAA.Security-VPCDefaultSecurityGroupClosed', reason: DEFAULT_SECURITY_GROUP },
  defaultSecurityGroupPci: { rule: 'PCI.DSS.321-VPCDefaultSecurityGroupClosed', reason: DEFAULT_SECURITY_GROUP },
  notTraced: {
    rule: 'Serverless-LambdaTracing',
    reason: 'features.xray is off: nothing is traced. The log of the function has the time and the outcome of each call.',
  },
  sharedConcurrencyNist: { rule: 'NIST.800.53.R5-LambdaConcurrency', reason: SHARED_CONCURRENCY },
  sharedConcurrencyHipaa: { rule: 'HIPAA.Security-LambdaConcurrency', reason: SHARED_CONCURRENCY },
  outsideVpcNist: { rule: 'NIST.800.53.R5-LambdaInsideVPC', reason: OUTSIDE_VPC },
  outsideVpcHipaa: { rule: 'HIPAA.Security-LambdaInsideVPC', reason: OUTSIDE_VPC },
  outsideVpcPci: { rule: 'PCI.DSS.321-LambdaInsideVPC', reason: OUTSIDE_VPC },
  inlinePolicyNist: { rule: 'NIST.800.53.R5-IAMNoInlinePolicy', reason: INLINE_POLICY },
  inlinePolicyHipaa: { rule: 'HIPAA.Security-IAMNoInlinePolicy', reason: INLINE_POLICY },
  inlinePolicyPci: { rule: 'PCI.DSS.321-IAMNoInlinePolicy', reason: INLINE_POLICY },
  noApiCacheNist: { rule: 'NIST.800.53.R5-APIGWCacheEnabledAndEncrypted', reason: NO_API_CACHE },
  noApiCacheHipaa: { rule: 'HIPAA.Security-APIGWCacheEnabledAndEncrypted', reason: NO_API_CACHE },
  noApiCachePci: { rule: 'PCI.DSS.321-APIGWCacheEnabledAndEncrypted', reason: NO_API_CACHE },
  noClientCertificateNist: { rule: 'NIST.800.53.R5-APIGWSSLEnabled', reason: NO_CLIENT_CERTIFICATE },
  noClientCertificateHipaa: { rule: 'HIPAA.Security-APIGWSSLEnabled', reason: NO_CLIENT_CERTIFICATE },
  noClientCertificatePci: { rule: 'PCI.DSS.321-APIGWSSLEnabled', reason: NO_CLIENT_CERTIFICATE },
  apiNotTraced: { rule: 'Serverless-APIGWXrayEnabled', reason: 'features.xray is off: nothing is traced. The access log has the time and the outcome of each request.' },
  noWebAclNist: { rule: 'NIST.800.53.R5-APIGWAssociatedWithWAF', reason: NO_WEB_ACL },
  noWebAclPci: { rule: 'PCI.DSS.321-APIGWAssociatedWithWAF', reason: NO_WEB_ACL },
  lastQueue: {
    rule: 'Serverless-SQSRedrivePolicy',
    reason: 'This queue is where events end that a function failed on: nothing reads it but people, and an alarm tells them. A second queue behind it would take nothing.',
  },
  networkInterfaces: {
    rule: 'AwsSolutions-IAM5',
    reason: 'Lambda makes the network interfaces of a function in a VPC under its role. They have no name before they exist, and EC2 describes all or none.',
  },
  backupRole: {
    rule: 'AwsSolutions-IAM5',
    reason: 'AWS Backup makes copies, and a rule by which it follows a bucket, whose names end in what it chooses, and copies every object of the bucket. '
      + 'events:ListRules, cloudwatch:GetMetricData and s3:ListAllMyBuckets are allowed on * or not at all. Its managed policies name * throughout.',
  },
  parkedSecret: {
    rule: 'AwsSolutions-SMG4',
    reason: 'The platform is parked: nothing signs or verifies with this secret, and the function that replaces it is gone. It rotates again from the next deployment.',
  },
  alarmsOfDeployment: {
    rule: 'AwsSolutions-IAM5',
    reason: 'CodeDeploy looks at the alarms of a deployment by cloudwatch:DescribeAlarms. CloudWatch shows composite alarms only to those who may describe all.',
  },
  tracing: {
    rule: 'AwsSolutions-IAM5',
    reason: 'X-Ray has no resources: xray:PutTraceSegments and xray:PutTelemetryRecords are allowed on * or not at all.',
  },
  objectPrefixes: {
    rule: 'AwsSolutions-IAM5',
    reason: 'S3 names the objects of a view only by their prefix. The role reads views/<view>/ of the views that its tools name, and no other prefix.',
  },
  mfaByChoice: {
    rule: 'AwsSolutions-COG2',
    reason: 'identity.mfa of this environment is not required: its users sign in with a second factor elsewhere, or the environment holds no data worth one.',
  },
  noThreatProtection: {
    rule: 'AwsSolutions-COG8',
    reason: 'identity.threat_protection is off: it needs the Plus plan, which costs per active user. Nobody signs up by himself, and a second factor is required '
      + 'unless identity.mfa says otherwise.',
  },
  noWebAcl: {
    rule: 'AwsSolutions-APIG3',
    reason: NO_WEB_ACL,
  },
  openPage: {
    rule: 'AwsSolutions-APIG4',
    reason: 'Who has not signed in yet must be able to load the page that signs him in. These routes serve the files of a build and public settings, no data.',
  },
  openPagePool: {
    rule: 'AwsSolutions-COG4',
    reason: 'Who has not signed in yet must be able to load the page that signs him in. These routes serve the files of a build and public settings, no data.',
  },
  ownIssuer: {
    rule: 'AwsSolutions-APIG4',
    reason: 'Tokens are those of the OpenID Connect issuer of the configuration, which no authorizer of API Gateway knows. The function verifies every token itself.',
  },
  ownIssuerPool: {
    rule: 'AwsSolutions-COG4',
    reason: 'Tokens are those of the OpenID Connect issuer of the configuration, and there is no user pool. The function verifies every token itself.',
  },
} as const satisfies Record<string, AcknowledgedFinding>;

/**
 * Acknowledges a finding on the construct that has it, and nowhere else.
 *
 * @param detail  which of several findings of one rule: `Resource::…`
 */
export function acknowledge(scope: IConstruct, finding: keyof typeof ACKNOWLEDGED, detail?: string): void {
  const { rule, reason } = ACKNOWLEDGED[finding];
  Validations.of(scope).acknowledge({ id: detail === undefined ? rule : `${rule}[${detail}]`, reason });
}

/** Acknowledges a finding on `scope` for each of the resources that its role names only by a part, or by `*`. */
export function acknowledgeResources(scope: IConstruct, finding: keyof typeof ACKNOWLEDGED, arns: readonly string[]): void {
  for (const arn of arns) {
    const readable = readableTokens(Stack.of(scope).resolve(arn), name => `<${name}>`);
    if (typeof readable === 'string') acknowledge(scope, finding, `Resource::${readable}`);
  }
}

/** Acknowledges on `scope` that CDK writes the policies of its roles inline. */
export function acknowledgeInlinePolicies(scope: IConstruct): void {
  for (const finding of ['inlinePolicyNist', 'inlinePolicyHipaa', 'inlinePolicyPci'] as const) acknowledge(scope, finding);
}
