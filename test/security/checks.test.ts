import { CfnResource, Stack, type App } from 'aws-cdk-lib';
import * as cognito from 'aws-cdk-lib/aws-cognito';
import * as s3 from 'aws-cdk-lib/aws-s3';
import recommendedFlags from 'aws-cdk-lib/recommended-feature-flags.json';
import { AwsSolutionsChecks } from 'cdk-nag';
import { ACKNOWLEDGED } from '../../src/security/acknowledgements';
import { findings } from '../fixture/findings';
import { platformStack, SOMEWHERE, testApp } from '../fixture/synthesize';

const found = (app: App): string[] => findings(app, new AwsSolutionsChecks());

test.each([
  ['the smallest platform', platformStack()],
  ['a platform in a known place', platformStack({ environment: 'prod', identity: { threatProtection: true } }, { env: SOMEWHERE })],
  ['a platform with looser sign-in', platformStack({ identity: { mfa: 'off' }, models: { residency: 'global' } })],
  ['a parked platform', platformStack({ environment: 'prod', identity: { threatProtection: true } }, { env: SOMEWHERE }, { 'scap:parked': true })],
  ['a platform in an app with every feature flag of the CDK', platformStack({}, {}, recommendedFlags)],
])('%s has no finding that is not acknowledged', (_, { app }) => {
  expect(found(app)).toEqual([]);
});

test('the checks are awake: a plain bucket beside the platform is found', () => {
  const { app, stack } = platformStack();
  new s3.Bucket(stack, 'Plain');
  expect(found(app)).toEqual(expect.arrayContaining(['AwsSolutions-S1 at Dev/Plain/Resource', 'AwsSolutions-S10 at Dev/Plain/Resource']));
});

test('the platform acknowledges nothing for its neighbours: a pool without a second factor beside it is found', () => {
  const { app, stack } = platformStack({ identity: { mfa: 'off' } });
  new cognito.UserPool(stack, 'Pool');
  expect(found(app)).toEqual(expect.arrayContaining(['AwsSolutions-COG2 at Dev/Pool/Resource']));
});

test('the rules of CloudFormation are awake: a wrong property is found', () => {
  const app = testApp();
  new CfnResource(new Stack(app, 'Wrong'), 'Function', { type: 'AWS::Lambda::Function', properties: { MemorySize: 'plenty' } });
  expect(found(app).length).toBeGreaterThan(0);
});

test('each acknowledgement says why, in more than a few words', () => {
  for (const { reason } of Object.values(ACKNOWLEDGED)) expect(reason.length).toBeGreaterThan(80);
});
