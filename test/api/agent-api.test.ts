import { Duration } from 'aws-cdk-lib';
import { Match, type Template } from 'aws-cdk-lib/assertions';
import * as acm from 'aws-cdk-lib/aws-certificatemanager';
import * as cognito from 'aws-cdk-lib/aws-cognito';
import * as kms from 'aws-cdk-lib/aws-kms';
import * as lambda from 'aws-cdk-lib/aws-lambda';
import * as logs from 'aws-cdk-lib/aws-logs';
import { AgentApi, SupplyChainAgentPlatform, type AgentApiProps } from '../../src';
import { PAGE_ROUTES, ROUTES } from '../../src/contract';
import { platformTemplate, SMALLEST, SOMEWHERE, templateOf } from '../fixture/synthesize';
import { flat, resourcesOf, type TemplateResource } from '../fixture/template';
import { stackIn } from './stack-in';

const template = platformTemplate({ functions: { answerTimeoutSeconds: 100 } }, { env: SOMEWHERE });

interface Method { readonly route: string; readonly properties: Record<string, unknown> }

/** The methods of an API as `GET /v1/me`. */
function methodsOf(of: Template): Method[] {
  const resources = resourcesOf(of);
  const pathOf = (reference: unknown): string => {
    const id = (reference as { Ref?: string }).Ref;
    const resource: TemplateResource | undefined = id === undefined ? undefined : resources[id];
    return resource ? `${pathOf(resource.Properties?.ParentId)}/${String(resource.Properties?.PathPart)}` : '';
  };
  return Object.values(resources).filter(({ Type }) => Type === 'AWS::ApiGateway::Method').map(({ Properties = {} }) => ({
    route: `${String(Properties.HttpMethod)} ${pathOf(Properties.ResourceId) || '/'}`, properties: Properties,
  }));
}

const named = (routes: object): string[] => Object.values<{ method: string; path: string }>({ ...routes }).map(({ method, path }) => `${method} ${path}`);
const QUESTIONS = named(ROUTES);
const PAGE = named(PAGE_ROUTES);

/** An API alone, of a function and a pool of somebody's own. */
function apiAlone(more: Partial<AgentApiProps> = {}) {
  const stack = stackIn();
  const handler = lambda.Function.fromFunctionAttributes(stack, 'Handler', {
    functionArn: 'arn:aws:lambda:eu-central-1:111111111111:function:chat', sameEnvironment: true,
  });
  const api = new AgentApi(stack, 'Api', {
    handler, responseTimeout: Duration.seconds(300), encryptionKey: new kms.Key(stack, 'Key'),
    userPool: cognito.UserPool.fromUserPoolId(stack, 'Pool', 'eu-central-1_abc'), ...more,
  });
  return { stack, api, template: templateOf(stack) };
}

test('every route of the contract is there, and nothing else', () => {
  expect(methodsOf(template).map(({ route }) => route).sort()).toEqual([...QUESTIONS, ...PAGE].sort());
});

test('every question asks for a token of the pool, streams, and waits ten seconds longer than an answer takes', () => {
  for (const { route, properties } of methodsOf(template).filter(each => QUESTIONS.includes(each.route))) {
    expect([route, properties]).toEqual([route, expect.objectContaining({
      AuthorizationType: 'COGNITO_USER_POOLS',
      AuthorizerId: expect.anything(),
      RequestValidatorId: expect.anything(),
      Integration: expect.objectContaining({ ResponseTransferMode: 'STREAM', TimeoutInMillis: 110_000, Type: 'AWS_PROXY' }),
    })]);
    expect(JSON.stringify(properties)).toContain('/response-streaming-invocations');
  }
  template.hasResourceProperties('AWS::Lambda::Function', { Handler: 'stream.handler', Timeout: 115 });
});

test('the page needs no token and no streaming, and only the page', () => {
  for (const { route, properties } of methodsOf(template)) {
    const isPage = PAGE.includes(route);
    expect([route, properties.AuthorizationType]).toEqual([route, isPage ? 'NONE' : 'COGNITO_USER_POOLS']);
    if (isPage) expect(JSON.stringify(properties)).not.toContain('response-streaming-invocations');
  }
  expect(methodsOf(apiAlone().template).map(({ route }) => route).sort()).toEqual([...QUESTIONS].sort());
  expect(methodsOf(platformTemplate({ api: { web: false } })).map(({ route }) => route).sort()).toEqual([...QUESTIONS].sort());
});

test('the longest answer still fits in what Lambda and API Gateway allow', () => {
  const longest = platformTemplate({ functions: { answerTimeoutSeconds: 885 } });
  for (const { route, properties } of methodsOf(longest).filter(each => QUESTIONS.includes(each.route))) {
    expect([route, (properties.Integration as { TimeoutInMillis: number }).TimeoutInMillis]).toEqual([route, 895_000]);
  }
  longest.hasResourceProperties('AWS::Lambda::Function', { Handler: 'stream.handler', Timeout: 900 });
});

test('without streaming the API collects an answer and waits no longer than API Gateway lets it', () => {
  for (const { properties } of methodsOf(apiAlone({ streaming: false }).template)) {
    expect(properties.Integration).toEqual(expect.objectContaining({ ResponseTransferMode: 'BUFFERED', TimeoutInMillis: 29_000 }));
    expect(JSON.stringify(properties)).not.toContain('response-streaming-invocations');
  }
});

test('with scopes it takes access tokens, and without a pool the function alone looks at tokens', () => {
  for (const { properties } of methodsOf(apiAlone({ accessTokenScopes: ['agents/ask'] }).template)) {
    expect(properties).toMatchObject({ AuthorizationType: 'COGNITO_USER_POOLS', AuthorizationScopes: ['agents/ask'] });
  }
  const own = apiAlone({ userPool: undefined }).template;
  own.resourceCountIs('AWS::ApiGateway::Authorizer', 0);
  for (const { properties } of methodsOf(own)) expect(properties.AuthorizationType).toBe('NONE');
});

test('the API is Regional, answers no other origin and leaves the logging role of the account alone', () => {
  template.hasResourceProperties('AWS::ApiGateway::RestApi', { EndpointConfiguration: { Types: ['REGIONAL'] }, DisableExecuteApiEndpoint: Match.absent() });
  template.resourceCountIs('AWS::ApiGateway::Account', 0);
  expect(methodsOf(template).filter(({ route }) => route.startsWith('OPTIONS'))).toEqual([]);
  expect(JSON.stringify(template.toJSON())).not.toMatch(/access-control-allow/i);
});

test('nobody can call a function from the console, and each method has a permission of its own', () => {
  const permissions = Object.values(resourcesOf(template)).filter(({ Type }) => Type === 'AWS::Lambda::Permission')
    .map(({ Properties }) => flat(Properties?.SourceArn)).filter(source => source.includes(':execute-api:'));
  expect(permissions).toHaveLength(QUESTIONS.length + PAGE.length);
  for (const source of permissions) expect(source).not.toContain('test-invoke-stage');
});

test('the stage throttles, and its log holds who, what and how long, never query or body', () => {
  template.hasResourceProperties('AWS::ApiGateway::Stage', {
    StageName: 'live',
    MethodSettings: [Match.objectLike({ ThrottlingRateLimit: 20, ThrottlingBurstLimit: 40, DataTraceEnabled: false, LoggingLevel: 'ERROR' })],
  });
  const stage = Object.values(resourcesOf(template)).find(({ Type }) => Type === 'AWS::ApiGateway::Stage');
  const format = (stage?.Properties?.AccessLogSetting as { Format: string }).Format;
  expect(Object.keys(JSON.parse(format))).toEqual(expect.arrayContaining(['requestId', 'sub', 'status', 'responseTransferMode', 'timeToFirstContent']));
  expect(format).not.toMatch(/querystring|\$context\.path\b|body|header/i);
});

test('requests are traced where features.xray is on, and nowhere else', () => {
  platformTemplate({ features: { xray: true } }).hasResourceProperties('AWS::ApiGateway::Stage', { TracingEnabled: true });
  template.hasResourceProperties('AWS::ApiGateway::Stage', { TracingEnabled: false });
});

test('the log that API Gateway writes by itself is ours: encrypted, kept for a while, there before the stage', () => {
  template.hasResourceProperties('AWS::Logs::LogGroup', { LogGroupName: { 'Fn::Join': ['', ['API-Gateway-Execution-Logs_', { Ref: Match.anyValue() }, '/live']] } });
  template.hasResource('AWS::ApiGateway::Stage', { DependsOn: Match.arrayWith([Match.stringLikeRegexp('ExecutionLog')]) });
});

test('an access log of your own is used, and none is made', () => {
  const stack = stackIn();
  const accessLogGroup = logs.LogGroup.fromLogGroupName(stack, 'Mine', 'mine');
  const own = apiAlone({ accessLogGroup }).template;
  own.resourceCountIs('AWS::Logs::LogGroup', 1); // the one that API Gateway names after the API
  own.hasResourceProperties('AWS::ApiGateway::Stage', { AccessLogSetting: { DestinationArn: Match.anyValue() } });
});

test('the address needs no stage, so whatever the stage depends on may use it', () => {
  const address = Object.values<{ Description?: string; Value: unknown }>(template.toJSON().Outputs).find(output => output.Description === 'Where questions go');
  expect(flat(address?.Value)).toMatch(/^https:\/\/<PlatformApiRestApi\w+>\.execute-api\.eu-central-1\.<AWS::URLSuffix>\/live$/);
});

test('errors of the gateway itself are problems with a remedy, and no cache keeps them', () => {
  const responses = Object.values(resourcesOf(template)).filter(({ Type }) => Type === 'AWS::ApiGateway::GatewayResponse').map(({ Properties = {} }) => ({
    type: String(Properties.ResponseType), status: Properties.StatusCode, headers: Properties.ResponseParameters,
    body: JSON.parse((Properties.ResponseTemplates as Record<string, string>)['application/json']!),
  }));
  for (const { type, status, headers, body } of responses) {
    expect([type, body]).toEqual([type, {
      type: expect.stringMatching(/^urn:scap:error:[a-z-]+$/), title: expect.any(String), status: Number(status), code: expect.stringMatching(/^[A-Z_]+$/),
      detail: expect.stringMatching(/\.$/), remedy: expect.stringMatching(/\.$/), retryable: expect.any(Boolean),
    }]);
    expect(headers).toMatchObject({ 'gatewayresponse.header.cache-control': "'no-store'", 'gatewayresponse.header.x-content-type-options': "'nosniff'" });
  }
  expect(Object.fromEntries(responses.map(({ type, status }) => [type, status]))).toMatchObject({
    UNAUTHORIZED: '401', ACCESS_DENIED: '403', WAF_FILTERED: '403', THROTTLED: '429', REQUEST_TOO_LARGE: '413', DEFAULT_4XX: '400', DEFAULT_5XX: '500',
  });
  expect(responses.find(({ type }) => type === 'THROTTLED')).toMatchObject({ body: { retryable: true }, headers: { 'gatewayresponse.header.retry-after': "'1'" } });
});

describe('a name of your own', () => {
  const stack = stackIn();
  const certificate = acm.Certificate.fromCertificateArn(stack, 'Certificate', 'arn:aws:acm:eu-central-1:111111111111:certificate/a-b');

  test('is Regional, speaks TLS 1.2 at least, and is the only address', () => {
    const own = apiAlone({ domainName: 'chat.example.com', certificate });
    own.template.hasResourceProperties('AWS::ApiGateway::DomainName', {
      DomainName: 'chat.example.com', SecurityPolicy: 'TLS_1_2', EndpointConfiguration: { Types: ['REGIONAL'] },
      RegionalCertificateArn: 'arn:aws:acm:eu-central-1:111111111111:certificate/a-b',
    });
    own.template.hasResourceProperties('AWS::ApiGateway::BasePathMapping', { BasePath: Match.absent(), Stage: Match.anyValue() });
    own.template.hasResourceProperties('AWS::ApiGateway::RestApi', { DisableExecuteApiEndpoint: true });
    expect([own.api.address, own.api.pageAddress]).toEqual(['https://chat.example.com', 'https://chat.example.com/']);
  });

  test('needs a certificate', () => {
    expect(() => apiAlone({ domainName: 'chat.example.com' })).toThrow(expect.objectContaining({
      code: 'CERTIFICATE_MISSING', message: expect.stringContaining('domainName: "chat.example.com" has no certificate.'),
    }));
  });

  test('takes a certificate that is made beside the platform', () => {
    const beside = stackIn();
    const made = new acm.Certificate(beside, 'Made', { domainName: 'chat.example.com' });
    new SupplyChainAgentPlatform(beside, 'P', { ...SMALLEST, api: { domainName: 'chat.example.com', certificateArn: made.certificateArn } });
    templateOf(beside).hasResourceProperties('AWS::ApiGateway::DomainName', { RegionalCertificateArn: { Ref: Match.stringLikeRegexp('^Made') } });
  });

  test('is where sign-in returns to, and its target is printed for the DNS record', () => {
    const platform = platformTemplate({ api: { domainName: 'chat.example.com', certificateArn: 'arn:aws:acm:eu-central-1:111111111111:certificate/a-b' } });
    platform.hasResourceProperties('AWS::Cognito::UserPoolClient', { CallbackURLs: ['https://chat.example.com/'], LogoutURLs: ['https://chat.example.com/'] });
    platform.hasOutput('*', { Description: 'What the DNS record of api.domain_name points to' });
    platform.hasOutput('*', { Description: 'Where people ask', Value: 'https://chat.example.com/' });
  });
});

test('metrics carry the name of the API, of one that is made and of one that is there', () => {
  const { stack, api } = apiAlone({ restApiName: 'agents' });
  const there = AgentApi.fromAgentApiAttributes(stack, 'There', { restApiId: 'abc', restApiName: 'other' });
  const names = (each: Pick<AgentApi, 'metricCount' | 'metricClientErrors' | 'metricServerErrors' | 'metricLatency'>) =>
    [each.metricCount(), each.metricClientErrors(), each.metricServerErrors(), each.metricLatency({ statistic: 'p95' })]
      .map(({ namespace, metricName, dimensions, statistic }) => ({ namespace, metricName, dimensions, statistic }));
  const expected = (ApiName: string) => [['Count', 'SampleCount'], ['4XXError', 'Sum'], ['5XXError', 'Sum'], ['Latency', 'p95']]
    .map(([metricName, statistic]) => ({ namespace: 'AWS/ApiGateway', metricName, dimensions: { ApiName }, statistic }));
  expect(names(api)).toEqual(expected('agents'));
  expect(names(there)).toEqual(expected('other'));
  expect(flat(stack.resolve(there.address))).toBe('https://abc.execute-api.<AWS::Region>.<AWS::URLSuffix>/live');
});
