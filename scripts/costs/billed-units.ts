import type { FixedPriceId } from './price-list';

/** A resource as a template has it. */
export interface PricedResource {
  readonly Type: string;
  readonly Properties?: Readonly<Record<string, unknown>>;
}

export type PricedResources = Readonly<Record<string, PricedResource>>;

/** How many units of which price a resource makes. */
export type BilledUnits = readonly (readonly [price: FixedPriceId, units: number])[];

type Billing = (properties: Readonly<Record<string, unknown>>, resources: PricedResources) => BilledUnits;

/** The types that cost by the month, and how they are counted. */
export const BILLED: Readonly<Record<string, Billing>> = {
  'AWS::KMS::Key': () => [['key', 1]],
  'AWS::SecretsManager::Secret': () => [['secret', 1]],
  'AWS::CloudWatch::Alarm': ({ Metrics }) => [['alarm', Math.max(1, listOf(Metrics).filter(each => isObject(each) && 'MetricStat' in each).length)]],
  'AWS::CloudWatch::CompositeAlarm': () => [['compositeAlarm', 1]],
  'AWS::CloudWatch::Dashboard': () => [['dashboard', 1]],
  // A gateway endpoint is free.
  'AWS::EC2::VPCEndpoint': ({ VpcEndpointType, SubnetIds }) => (VpcEndpointType === 'Interface' ? [['interfaceEndpoint', listOf(SubnetIds).length]] : []),
  'AWS::EC2::NatGateway': () => [['natGateway', 1]],
  'AWS::EC2::EIP': () => [['publicAddress', 1]],
  'AWS::WAFv2::WebACL': ({ Rules }) => [['webAcl', 1], ['webAclRule', listOf(Rules).length]],
  'AWS::Lambda::Alias': ({ ProvisionedConcurrencyConfig, FunctionName }, resources) => (isObject(ProvisionedConcurrencyConfig)
    ? [['provisionedGigabyte', Number(ProvisionedConcurrencyConfig.ProvisionedConcurrentExecutions) * gigabytesOf(FunctionName, resources)]] : []),
  'AWS::DynamoDB::Table': ({ BillingMode, ProvisionedThroughput }) => (BillingMode !== 'PAY_PER_REQUEST' && isObject(ProvisionedThroughput)
    ? [['readCapacity', Number(ProvisionedThroughput.ReadCapacityUnits)], ['writeCapacity', Number(ProvisionedThroughput.WriteCapacityUnits)]] : []),
  // Application Auto Scaling makes alarms of its own: two a policy, four for a table.
  'AWS::ApplicationAutoScaling::ScalingPolicy': properties => [['alarm', JSON.stringify(properties).includes('DynamoDB') ? 4 : 2]],
};

/** The types that cost nothing while nobody asks. A type in neither list is an error: it may cost something. */
export const FREE_AT_REST: ReadonlySet<string> = new Set([
  'AWS::ApiGateway::Authorizer', 'AWS::ApiGateway::BasePathMapping', 'AWS::ApiGateway::Deployment', 'AWS::ApiGateway::DomainName',
  'AWS::ApiGateway::GatewayResponse', 'AWS::ApiGateway::Method', 'AWS::ApiGateway::Model', 'AWS::ApiGateway::RequestValidator',
  'AWS::ApiGateway::Resource', 'AWS::ApiGateway::RestApi', 'AWS::ApiGateway::Stage',
  'AWS::ApplicationAutoScaling::ScalableTarget', 'AWS::Athena::WorkGroup',
  'AWS::Backup::BackupPlan', 'AWS::Backup::BackupSelection', 'AWS::Backup::BackupVault',
  'AWS::Bedrock::Guardrail', 'AWS::Bedrock::GuardrailVersion', 'AWS::Budgets::Budget', 'AWS::CDK::Metadata', 'AWS::CloudTrail::Trail',
  'AWS::CodeDeploy::Application', 'AWS::CodeDeploy::DeploymentConfig', 'AWS::CodeDeploy::DeploymentGroup',
  'AWS::Cognito::ManagedLoginBranding', 'AWS::Cognito::UserPool', 'AWS::Cognito::UserPoolClient', 'AWS::Cognito::UserPoolDomain',
  'AWS::Cognito::UserPoolGroup', 'AWS::Cognito::UserPoolResourceServer',
  'AWS::EC2::FlowLog', 'AWS::EC2::InternetGateway', 'AWS::EC2::Route', 'AWS::EC2::RouteTable', 'AWS::EC2::SecurityGroup',
  'AWS::EC2::SecurityGroupEgress', 'AWS::EC2::SecurityGroupIngress', 'AWS::EC2::Subnet', 'AWS::EC2::SubnetRouteTableAssociation', 'AWS::EC2::VPC',
  'AWS::EC2::VPCGatewayAttachment', 'AWS::Events::Rule', 'AWS::Glue::Database', 'AWS::Glue::Table',
  'AWS::IAM::ManagedPolicy', 'AWS::IAM::Policy', 'AWS::IAM::Role', 'AWS::KMS::Alias',
  'AWS::Lambda::EventInvokeConfig', 'AWS::Lambda::Function', 'AWS::Lambda::Permission', 'AWS::Lambda::Version',
  'AWS::Logs::LogGroup', 'AWS::Logs::QueryDefinition', 'AWS::Logs::ResourcePolicy', 'AWS::S3::Bucket', 'AWS::S3::BucketPolicy',
  'AWS::SecretsManager::ResourcePolicy', 'AWS::SecretsManager::RotationSchedule', 'AWS::SNS::Subscription', 'AWS::SNS::Topic', 'AWS::SNS::TopicPolicy',
  'AWS::SQS::Queue', 'AWS::SQS::QueuePolicy', 'AWS::SSM::Parameter', 'AWS::WAFv2::LoggingConfiguration', 'AWS::WAFv2::WebACLAssociation',
]);

/** Memory of the function that an alias belongs to. */
function gigabytesOf(functionName: unknown, resources: PricedResources): number {
  const id = isObject(functionName) ? String(functionName.Ref) : '';
  const megabytes = Number(resources[id]?.Properties?.MemorySize);
  if (!Number.isFinite(megabytes)) throw new Error(`The memory of the function ${JSON.stringify(functionName)} is not in the template.`);
  return megabytes / 1024;
}

function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}
