import { Duration, Names, RemovalPolicy, Token } from 'aws-cdk-lib';
import * as apigateway from 'aws-cdk-lib/aws-apigateway';
import * as logs from 'aws-cdk-lib/aws-logs';
import * as wafv2 from 'aws-cdk-lib/aws-wafv2';
import type { Construct } from 'constructs';
import { PAGE_ROUTES, ROUTES, type RouteContract } from '../contract';
import { acknowledge } from '../security/acknowledgements';
import { ACCESS_LOG_FORMAT } from './access-log-format';
import { gatewayAddress, STAGE } from './address';
import { AgentApiBase } from './agent-api-base';
import type { AgentApiAttributes, IAgentApi } from './agent-api-interface';
import type { AgentApiProps } from './agent-api-props';
import { CertificateMissingError } from './certificate-missing-error';
import { addGatewayProblems } from './gateway-problems';
import { messageModel } from './message-model';

/** The longest that API Gateway waits for a whole answer, unless AWS has raised the account's quota. */
const LONGEST_BUFFERED = Duration.seconds(29);
const STANDING = [
  'noApiCacheNist', 'noApiCacheHipaa', 'noApiCachePci', 'noClientCertificateNist', 'noClientCertificateHipaa', 'noClientCertificatePci',
] as const;
/** The page's function reads files of its own bundle. */
const PAGE_TIMEOUT = Duration.seconds(10);

/**
 * The HTTP API of the agents: Regional, every route streamed and behind the user pool, the page at `/`. Its logs need the account's logging
 * role of API Gateway, which belongs to the account and not to this construct.
 */
export class AgentApi extends AgentApiBase {
  /** An API that exists already. */
  public static fromAgentApiAttributes(scope: Construct, id: string, attributes: AgentApiAttributes): IAgentApi {
    class Imported extends AgentApiBase {
      public readonly restApiId = attributes.restApiId;
      public readonly restApiName = attributes.restApiName;
      public readonly address = attributes.address ?? gatewayAddress(this, attributes.restApiId);
    }
    return new Imported(scope, id);
  }

  /** The REST API. */
  public readonly restApi: apigateway.RestApi;
  public readonly restApiId: string;
  public readonly restApiName: string;
  /** Where requests go: `https://…/live`, or the name of your own. It refers to no stage: whatever the stage depends on may use it. */
  public readonly address: string;
  /** Where the page is, if it is served: with a slash at the end, as sign-in returns to it. */
  public readonly pageAddress: string;
  /** The name of your own. Its `domainNameAliasDomainName` is what your DNS record points to. */
  public readonly domain?: apigateway.DomainName;

  constructor(scope: Construct, id: string, props: AgentApiProps) {
    super(scope, id);
    this.restApiName = props.restApiName ?? Names.uniqueResourceName(this, { maxLength: 80 });
    this.restApi = restApi(this, props, this.restApiName);
    this.restApiId = this.restApi.restApiId;
    this.addExecutionLog(props);
    this.addRoutes(props);
    if (props.page) this.addPage(props.page);
    addGatewayProblems(this.restApi);
    this.domain = customDomain(this, props, this.restApi);
    this.address = props.domainName === undefined ? gatewayAddress(this, this.restApiId) : `https://${props.domainName}`;
    this.pageAddress = `${this.address}/`;
    this.acknowledgeStage(props);
    if (props.webAclArn !== undefined) {
      new wafv2.CfnWebACLAssociation(this, 'WebAcl', { webAclArn: props.webAclArn, resourceArn: this.restApi.deploymentStage.stageArn });
    }
  }

  /** API Gateway would make this group itself, without our key and kept for ever. */
  private addExecutionLog(props: AgentApiProps): void {
    const executionLog = logGroup(this, 'ExecutionLog', props, `API-Gateway-Execution-Logs_${this.restApi.restApiId}/${STAGE}`);
    this.restApi.deploymentStage.node.addDependency(executionLog);
  }

  /** What checks find at the stage and what is so by choice, here or of whoever set the props. */
  private acknowledgeStage({ webAclArn, tracing }: AgentApiProps): void {
    for (const finding of STANDING) acknowledge(this.restApi.deploymentStage, finding);
    if (webAclArn === undefined) for (const finding of ['noWebAcl', 'noWebAclNist', 'noWebAclPci'] as const) acknowledge(this.restApi.deploymentStage, finding);
    if (!tracing) acknowledge(this.restApi.deploymentStage, 'apiNotTraced');
  }

  private addRoutes(props: AgentApiProps): void {
    const streaming = props.streaming ?? true;
    const integration = new apigateway.LambdaIntegration(props.handler, {
      responseTransferMode: streaming ? apigateway.ResponseTransferMode.STREAM : apigateway.ResponseTransferMode.BUFFERED,
      timeout: streaming ? props.responseTimeout : shorter(props.responseTimeout, LONGEST_BUFFERED),
      allowTestInvoke: false,
    });
    const authorization = this.authorization(props);
    const requestValidator = this.restApi.addRequestValidator('Validator', { validateRequestBody: true, validateRequestParameters: true });
    const message = messageModel(this.restApi);
    for (const route of valuesOf(ROUTES)) {
      const method = this.restApi.root.resourceForPath(route.path).addMethod(route.method, integration, {
        ...authorization,
        requestValidator,
        requestParameters: Object.fromEntries(pathParameters(route.path).map(name => [`method.request.path.${name}`, true])),
        requestModels: route === ROUTES.message ? { 'application/json': message } : undefined,
      });
      if (props.userPool) continue;
      acknowledge(method, 'ownIssuer');
      acknowledge(method, 'ownIssuerPool');
    }
  }

  private authorization({ userPool, accessTokenScopes }: AgentApiProps): apigateway.MethodOptions {
    if (!userPool) return { authorizationType: apigateway.AuthorizationType.NONE };
    return {
      authorizer: new apigateway.CognitoUserPoolsAuthorizer(this, 'Authorizer', { cognitoUserPools: [userPool] }),
      authorizationType: apigateway.AuthorizationType.COGNITO,
      authorizationScopes: accessTokenScopes,
    };
  }

  private addPage(page: NonNullable<AgentApiProps['page']>): void {
    const integration = new apigateway.LambdaIntegration(page, { timeout: PAGE_TIMEOUT, allowTestInvoke: false });
    for (const route of valuesOf(PAGE_ROUTES)) {
      const resource = route.path === '/' ? this.restApi.root : this.restApi.root.resourceForPath(route.path);
      const method = resource.addMethod(route.method, integration, { authorizationType: apigateway.AuthorizationType.NONE });
      acknowledge(method, 'openPage');
      acknowledge(method, 'openPagePool');
    }
  }
}

function restApi(scope: Construct, props: AgentApiProps, restApiName: string): apigateway.RestApi {
  const accessLog = props.accessLogGroup ?? logGroup(scope, 'AccessLog', props, props.accessLogGroupName);
  return new apigateway.RestApi(scope, 'RestApi', {
    restApiName,
    description: 'Questions to the supply-chain agents',
    // Edge-optimized, a stream would die after 30 seconds of silence.
    endpointConfiguration: { types: [apigateway.EndpointType.REGIONAL] },
    // The role is the account's: one API may not replace it for all.
    cloudWatchRole: false,
    disableExecuteApiEndpoint: props.domainName === undefined ? undefined : true,
    deployOptions: {
      stageName: STAGE,
      accessLogDestination: new apigateway.LogGroupLogDestination(accessLog),
      accessLogFormat: ACCESS_LOG_FORMAT,
      loggingLevel: apigateway.MethodLoggingLevel.ERROR,
      dataTraceEnabled: false,
      tracingEnabled: props.tracing ?? false,
      throttlingRateLimit: props.requestsPerSecond ?? 20,
      throttlingBurstLimit: props.burst ?? 40,
    },
  });
}

function customDomain(scope: Construct, props: AgentApiProps, api: apigateway.RestApi): apigateway.DomainName | undefined {
  if (props.domainName === undefined) return undefined;
  if (!props.certificate) throw new CertificateMissingError(props.domainName);
  return new apigateway.DomainName(scope, 'Domain', {
    domainName: props.domainName,
    certificate: props.certificate,
    endpointType: apigateway.EndpointType.REGIONAL,
    securityPolicy: apigateway.SecurityPolicy.TLS_1_2,
    mapping: api,
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

function shorter(wanted: Duration, longest: Duration): Duration {
  return !Token.isUnresolved(wanted) && wanted.toSeconds() < longest.toSeconds() ? wanted : longest;
}

function pathParameters(path: string): string[] {
  return [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name!);
}

function valuesOf(routes: Readonly<Record<string, RouteContract>>): RouteContract[] {
  return Object.values(routes);
}
