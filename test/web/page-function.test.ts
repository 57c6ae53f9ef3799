import * as cognito from 'aws-cdk-lib/aws-cognito';
import * as kms from 'aws-cdk-lib/aws-kms';
import { AcceptedToken, PageFunction } from '../../src';
import { stackIn } from '../api/stack-in';
import { measured } from '../fixture/measured';
import { platformTemplate, templateOf } from '../fixture/synthesize';
import { flat, resourcesOf, statementsOf } from '../fixture/template';

const template = platformTemplate({ features: { vpc: true } });
const page = Object.values(resourcesOf(template)).find(({ Properties }) => Properties?.Handler === 'page.handler')?.Properties ?? {};

test('it is small, in the VPC, and its role may write its log and where its failures go, and nothing else of the platform', () => {
  expect(page).toMatchObject({ FunctionName: 'scap-page-dev', MemorySize: 256, Timeout: 10 });
  expect(page).toHaveProperty('VpcConfig');
  expect(statementsOf(template, 'PlatformPage').flatMap(({ Action }) => Action).filter(action => !action.startsWith('ec2:')).sort())
    .toEqual(['kms:Decrypt', 'kms:GenerateDataKey', 'logs:CreateLogStream', 'logs:PutLogEvents', 'sqs:SendMessage']);
});

test('where the issuer must be asked for the login, it runs outside the VPC', () => {
  const own = platformTemplate({ features: { vpc: true }, identity: { issuer: 'https://login.example.com', audience: 'agents' } });
  expect(Object.values(resourcesOf(own)).find(({ Properties }) => Properties?.Handler === 'page.handler')?.Properties).not.toHaveProperty('VpcConfig');
});

test('it knows where people sign in, and holds no secret', () => {
  const { Variables } = page.Environment as { Variables: Record<string, unknown> };
  expect(Object.keys(Variables).sort()).toEqual(['SCAP_ENVIRONMENT', 'SCAP_LOGIN_URL', 'SCAP_TOKEN_AUDIENCE', 'SCAP_TOKEN_ISSUER', 'SCAP_TOKEN_USE']);
  expect(flat(Variables.SCAP_LOGIN_URL)).toMatch(/^https:\/\/<PlatformUsersDomain\w+>\.auth\.<AWS::Region>\.amazoncognito\.com$/);
});

test('it is not there where api.web is off', () => {
  const off = platformTemplate({ api: { web: false } });
  expect(Object.values(resourcesOf(off)).filter(({ Properties }) => Properties?.Handler === 'page.handler')).toEqual([]);
});

test('alone it takes any issuer', () => {
  const stack = stackIn();
  const encryptionKey = new kms.Key(stack, 'Key');
  const alone = (tokenIssuer: ConstructorParameters<typeof PageFunction>[2]['tokenIssuer'], id: string) =>
    new PageFunction(stack, id, { encryptionKey, environmentName: 'mine', tokenIssuer });
  alone({ issuer: 'https://id.example.com', audience: 'c' }, 'Oidc');
  alone({ issuer: 'https://id.example.com', audience: 'c', acceptedToken: AcceptedToken.ACCESS }, 'Access');
  alone({ issuer: 'https://pool', audience: 'c', userPool: cognito.UserPool.fromUserPoolId(stack, 'Pool', 'p'), loginUrl: 'https://login' }, 'Pool2');
  const uses = Object.values(resourcesOf(templateOf(stack))).filter(({ Type }) => Type === 'AWS::Lambda::Function')
    .map(({ Properties }) => (Properties?.Environment as { Variables: Record<string, unknown> }).Variables.SCAP_TOKEN_USE);
  expect(uses).toEqual(['oidc', 'access', 'id']);
});

test('one of another stack serves the page of an API here, and is watched', () => {
  const stack = stackIn();
  const there = PageFunction.fromPageFunctionArn(stack, 'There', 'arn:aws:lambda:eu-central-1:111111111111:function:their-page');
  expect(there.handler.functionArn).toBe('arn:aws:lambda:eu-central-1:111111111111:function:their-page');
  expect([there.metricInvocations(), there.metricErrors(), there.metricDuration()].map(metric => measured(stack, metric))).toEqual([
    'AWS/Lambda Invocations FunctionName=their-page Sum', 'AWS/Lambda Errors FunctionName=their-page Sum', 'AWS/Lambda Duration FunctionName=their-page Average',
  ]);
});
