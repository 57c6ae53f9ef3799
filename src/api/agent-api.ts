import { RemovalPolicy, Stack } from 'aws-cdk-lib';
import * as apigateway from 'aws-cdk-lib/aws-apigateway';
import * as logs from 'aws-cdk-lib/aws-logs';
import { Construct } from 'constructs';
import { ROUTES, type RouteContract } from '../contract';
import { acknowledge } from '../security/acknowledgements';
import { ACCESS_LOG_FORMAT } from './access-log-format';
import type { AgentApiProps } from './agent-api-props';
import { messageModel } from './message-model';

/** The one stage. Its name is constant, so that the address is known without the stage. */
const STAGE = 'live';

/**
 * The HTTP API of the agents: Regional, every route streamed and behind the user pool. Its logs need the account's logging role of API
 * Gateway, which belongs to the account and not to this construct.
 */
export class AgentApi extends Construct {
  /** The REST API, for metrics and domain names. */
  public readonly restApi: apigateway.RestApi;
  /** `https://…/live`. It refers to the API alone, not to its stage: whatever the stage depends on may use it. */
  public readonly address: string;

  constructor(scope: Construct, id: string, props: AgentApiProps) {
    super(scope, id);
    const accessLog = logGroup(this, 'AccessLog', props, props.accessLogGroupName);
    this.restApi = restApi(this, props, accessLog);
    acknowledge(this, 'noWebAcl');
    this.addExecutionLog(props);
    this.addRoutes(props);
    const { region, urlSuffix } = Stack.of(this);
    this.address = `https://${this.restApi.restApiId}.execute-api.${region}.${urlSuffix}/${STAGE}`;
  }

  /** API Gateway would make this group itself, without our key and kept for ever. */
  private addExecutionLog(props: AgentApiProps): void {
    const executionLog = logGroup(this, 'ExecutionLog', props, `API-Gateway-Execution-Logs_${this.restApi.restApiId}/${STAGE}`);
    this.restApi.deploymentStage.node.addDependency(executionLog);
  }

  private addRoutes(props: AgentApiProps): void {
    const integration = new apigateway.LambdaIntegration(props.handler, {
      responseTransferMode: apigateway.ResponseTransferMode.STREAM,
      timeout: props.responseTimeout,
      allowTestInvoke: false,
    });
    const authorizer = new apigateway.CognitoUserPoolsAuthorizer(this, 'Authorizer', { cognitoUserPools: [props.userPool] });
    const requestValidator = this.restApi.addRequestValidator('Validator', { validateRequestBody: true, validateRequestParameters: true });
    const message = messageModel(this.restApi);
    const routes: readonly RouteContract[] = Object.values(ROUTES);
    for (const route of routes) {
      this.restApi.root.resourceForPath(route.path).addMethod(route.method, integration, {
        authorizer,
        authorizationType: apigateway.AuthorizationType.COGNITO,
        requestValidator,
        requestParameters: Object.fromEntries(pathParameters(route.path).map(name => [`method.request.path.${name}`, true])),
        requestModels: route === ROUTES.message ? { 'application/json': message } : undefined,
      });
    }
  }
}

function restApi(scope: Construct, props: AgentApiProps, accessLog: logs.ILogGroup): apigateway.RestApi {
  return new apigateway.RestApi(scope, 'RestApi', {
    restApiName: props.restApiName,
    description: 'Questions to the supply-chain agents',
    // Edge-optimized, a stream would die after 30 seconds of silence.
    endpointConfiguration: { types: [apigateway.EndpointType.REGIONAL] },
    // The role is the account's: one API may not replace it for all.
    cloudWatchRole: false,
    deployOptions: {
      stageName: STAGE,
      accessLogDestination: new apigateway.LogGroupLogDestination(accessLog),
      accessLogFormat: ACCESS_LOG_FORMAT,
      loggingLevel: apigateway.MethodLoggingLevel.ERROR,
      dataTraceEnabled: false,
      throttlingRateLimit: props.requestsPerSecond ?? 20,
      throttlingBurstLimit: props.burst ?? 40,
    },
  });
}

function logGroup(scope: Construct, id: string, props: AgentApiProps, logGroupName: string | undefined): logs.LogGroup {
  return new logs.LogGroup(scope, id, {
    logGroupName,
    encryptionKey: props.encryptionKey,
    retention: props.logRetention ?? logs.RetentionDays.ONE_MONTH,
    removalPolicy: RemovalPolicy.DESTROY,
  });
}

function pathParameters(path: string): string[] {
  return [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name!);
}
