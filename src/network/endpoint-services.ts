import * as ec2 from 'aws-cdk-lib/aws-ec2';
import { NetworkError } from './network-error';

/** What code in a VPC does with an AWS service: its endpoint lets through that, and nothing else. */
export interface EndpointService {
  /** The endpoint's construct id. */
  readonly id: string;
  /** The actions that the runtime calls. */
  readonly actions: readonly string[];
  /** Whether all that these actions reach lies in the account: models of Bedrock and traces do not. */
  readonly ownResources: boolean;
  readonly interfaceService?: ec2.InterfaceVpcEndpointAwsService;
  /** A gateway endpoint: it costs nothing. */
  readonly gatewayService?: ec2.GatewayVpcEndpointAwsService;
}

const { ATHENA, BEDROCK_RUNTIME, LAMBDA, SECRETS_MANAGER, SSM, STS, XRAY } = ec2.InterfaceVpcEndpointAwsService;

/** The endpoint of each client of the SDK. Logs and metrics leave a function through Lambda; keys are used by the services on its behalf. */
const SERVICES: Readonly<Record<string, EndpointService>> = {
  'client-athena': {
    id: 'Athena', interfaceService: ATHENA, ownResources: false,
    actions: ['athena:StartQueryExecution', 'athena:GetQueryExecution', 'athena:GetQueryResults', 'athena:StopQueryExecution'],
  },
  'client-bedrock-runtime': {
    id: 'BedrockRuntime', interfaceService: BEDROCK_RUNTIME, ownResources: false,
    actions: ['bedrock:InvokeModelWithResponseStream', 'bedrock:ApplyGuardrail'],
  },
  'client-dynamodb': {
    id: 'DynamoDb', gatewayService: ec2.GatewayVpcEndpointAwsService.DYNAMODB, ownResources: true,
    actions: ['dynamodb:GetItem', 'dynamodb:BatchGetItem', 'dynamodb:Query', 'dynamodb:PutItem', 'dynamodb:UpdateItem'],
  },
  'client-lambda': { id: 'Lambda', interfaceService: LAMBDA, ownResources: true, actions: ['lambda:InvokeFunction'] },
  'client-s3': {
    id: 'S3', gatewayService: ec2.GatewayVpcEndpointAwsService.S3, ownResources: true,
    actions: ['s3:GetObject', 's3:ListBucket', 's3:GetBucketLocation'],
  },
  'client-secrets-manager': {
    id: 'SecretsManager', interfaceService: SECRETS_MANAGER, ownResources: true,
    actions: [
      'secretsmanager:GetSecretValue', 'secretsmanager:DescribeSecret', 'secretsmanager:PutSecretValue', 'secretsmanager:UpdateSecretVersionStage',
    ],
  },
  'client-ssm': { id: 'Ssm', interfaceService: SSM, ownResources: true, actions: ['ssm:GetParameter', 'ssm:GetParameters'] },
  'client-sts': { id: 'Sts', interfaceService: STS, ownResources: true, actions: ['sts:AssumeRole'] },
};

const TRACES: EndpointService = {
  id: 'XRay', interfaceService: XRAY, ownResources: false, actions: ['xray:PutTraceSegments', 'xray:PutTelemetryRecords'],
};

/**
 * The endpoints that code with these clients needs.
 *
 * @throws NetworkError for a client whose endpoint is not known
 */
export function endpointServices(clients: readonly string[], tracing: boolean): EndpointService[] {
  const services = clients.map(client => SERVICES[client] ?? unknown(client));
  return tracing ? [...services, TRACES] : services;
}

function unknown(client: string): never {
  throw new NetworkError('clients', client, 'has no endpoint that is known here', `Give one of ${Object.keys(SERVICES).join(', ')}.`);
}
