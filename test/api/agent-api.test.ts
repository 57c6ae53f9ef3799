import { Match } from 'aws-cdk-lib/assertions';
import { ROUTES } from '../../src/contract';
import { platformTemplate, SOMEWHERE } from '../fixture/synthesize';
import { flat, resourcesOf, type TemplateResource } from '../fixture/template';

const template = platformTemplate({ functions: { answerTimeoutSeconds: 100 } }, { env: SOMEWHERE });
const resources = resourcesOf(template);

test('every route of the contract is there, and nothing else', () => {
  const routes = Object.values(resources).filter(({ Type }) => Type === 'AWS::ApiGateway::Method')
    .map(method => `${String(method.Properties?.HttpMethod)} ${pathOf(method.Properties?.ResourceId)}`);
  expect(routes.sort()).toEqual(Object.values(ROUTES).map(route => `${route.method} ${route.path}`).sort());
});

test('every method asks for a token of the pool, streams, and waits ten seconds longer than an answer takes', () => {
  template.allResourcesProperties('AWS::ApiGateway::Method', {
    AuthorizationType: 'COGNITO_USER_POOLS',
    AuthorizerId: Match.anyValue(),
    RequestValidatorId: Match.anyValue(),
    Integration: { ResponseTransferMode: 'STREAM', TimeoutInMillis: 110_000, Type: 'AWS_PROXY' },
  });
  template.hasResourceProperties('AWS::Lambda::Function', { Handler: 'stream.handler', Timeout: 115 });
  for (const { Type, Properties } of Object.values(resources)) {
    if (Type === 'AWS::ApiGateway::Method') expect(JSON.stringify(Properties)).toContain('/response-streaming-invocations');
  }
});

test('the longest answer still fits in what Lambda and API Gateway allow', () => {
  const longest = platformTemplate({ functions: { answerTimeoutSeconds: 885 } });
  longest.allResourcesProperties('AWS::ApiGateway::Method', { Integration: { TimeoutInMillis: 895_000 } });
  longest.hasResourceProperties('AWS::Lambda::Function', { Handler: 'stream.handler', Timeout: 900 });
});

test('the API is Regional and leaves the logging role of the account alone', () => {
  template.hasResourceProperties('AWS::ApiGateway::RestApi', { EndpointConfiguration: { Types: ['REGIONAL'] } });
  template.resourceCountIs('AWS::ApiGateway::Account', 0);
});

test('nobody can call the function from the console, and each method has a permission of its own', () => {
  const permissions = Object.values(resources).filter(({ Type }) => Type === 'AWS::Lambda::Permission').map(({ Properties }) => flat(Properties?.SourceArn));
  expect(permissions).toHaveLength(Object.keys(ROUTES).length);
  for (const source of permissions) expect(source).not.toContain('test-invoke-stage');
});

test('the stage throttles, and its log holds who, what and how long, never query or body', () => {
  template.hasResourceProperties('AWS::ApiGateway::Stage', {
    StageName: 'live',
    MethodSettings: [Match.objectLike({ ThrottlingRateLimit: 20, ThrottlingBurstLimit: 40, DataTraceEnabled: false, LoggingLevel: 'ERROR' })],
  });
  const stage = Object.values(resources).find(({ Type }) => Type === 'AWS::ApiGateway::Stage');
  const format = (stage?.Properties?.AccessLogSetting as { Format: string }).Format;
  expect(Object.keys(JSON.parse(format))).toEqual(expect.arrayContaining(['requestId', 'sub', 'status', 'responseTransferMode', 'timeToFirstContent']));
  expect(format).not.toMatch(/querystring|\$context\.path\b|body|header/i);
});

test('the log that API Gateway writes by itself is ours: encrypted, kept for a while, there before the stage', () => {
  template.hasResourceProperties('AWS::Logs::LogGroup', { LogGroupName: { 'Fn::Join': ['', ['API-Gateway-Execution-Logs_', { Ref: Match.anyValue() }, '/live']] } });
  template.hasResource('AWS::ApiGateway::Stage', { DependsOn: Match.arrayWith([Match.stringLikeRegexp('ExecutionLog')]) });
});

test('the address needs no stage, so whatever the stage depends on may use it', () => {
  const address = Object.values<{ Description?: string; Value: unknown }>(template.toJSON().Outputs).find(output => output.Description === 'Where questions go');
  expect(flat(address?.Value)).toMatch(/^https:\/\/<PlatformApiRestApi\w+>\.execute-api\.eu-central-1\.<AWS::URLSuffix>\/live$/);
});

/** `/v1/me` for the resource that a method hangs on. */
function pathOf(reference: unknown): string {
  const id = (reference as { Ref?: string }).Ref;
  const resource: TemplateResource | undefined = id === undefined ? undefined : resources[id];
  return resource ? `${pathOf(resource.Properties?.ParentId)}/${String(resource.Properties?.PathPart)}` : '';
}
