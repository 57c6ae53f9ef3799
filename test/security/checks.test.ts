import { existsSync, readFileSync } from 'fs';
import * as path from 'path';
import { CfnResource, Stack, Validations, type App } from 'aws-cdk-lib';
import * as cognito from 'aws-cdk-lib/aws-cognito';
import * as s3 from 'aws-cdk-lib/aws-s3';
import recommendedFlags from 'aws-cdk-lib/recommended-feature-flags.json';
import { AwsSolutionsChecks } from 'cdk-nag';
import { ACKNOWLEDGED } from '../../src/security/acknowledgements';
import { platformStack, SOMEWHERE, testApp } from '../fixture/synthesize';

interface Report {
  readonly pluginReports?: readonly { readonly violations: readonly { readonly ruleName: string; readonly violatingConstructs: readonly { readonly constructPath?: string }[] }[] }[];
}

/** What cdk-nag and CloudFormation's own rules find in an app: `rule at path`. */
function findings(app: App): string[] {
  Validations.of(app).addPlugins(new AwsSolutionsChecks(app));
  try {
    app.synth();
  } catch (error) {
    const file = path.join(app.outdir, 'validation-report.json');
    if (!existsSync(file)) throw error;
    const report: Report = JSON.parse(readFileSync(file, 'utf8'));
    return (report.pluginReports ?? []).flatMap(({ violations }) => violations.flatMap(({ ruleName, violatingConstructs }) =>
      violatingConstructs.map(({ constructPath }) => `${ruleName} at ${constructPath ?? '?'}`)));
  }
  return [];
}

test.each([
  ['the smallest platform', platformStack()],
  ['a platform in a known place', platformStack({ environment: 'prod', identity: { threatProtection: true } }, { env: SOMEWHERE })],
  ['a platform with looser sign-in', platformStack({ identity: { mfa: 'off' }, models: { residency: 'global' } })],
  ['a platform in an app with every feature flag of the CDK', platformStack({}, {}, recommendedFlags)],
])('%s has no finding that is not acknowledged', (_, { app }) => {
  expect(findings(app)).toEqual([]);
});

test('the checks are awake: a plain bucket beside the platform is found', () => {
  const { app, stack } = platformStack();
  new s3.Bucket(stack, 'Plain');
  expect(findings(app)).toEqual(expect.arrayContaining(['AwsSolutions-S1 at Dev/Plain/Resource', 'AwsSolutions-S10 at Dev/Plain/Resource']));
});

test('the platform acknowledges nothing for its neighbours: a pool without a second factor beside it is found', () => {
  const { app, stack } = platformStack({ identity: { mfa: 'off' } });
  new cognito.UserPool(stack, 'Pool');
  expect(findings(app)).toEqual(expect.arrayContaining(['AwsSolutions-COG2 at Dev/Pool/Resource']));
});

test('the rules of CloudFormation are awake: a wrong property is found', () => {
  const app = testApp();
  new CfnResource(new Stack(app, 'Wrong'), 'Function', { type: 'AWS::Lambda::Function', properties: { MemorySize: 'plenty' } });
  expect(findings(app).length).toBeGreaterThan(0);
});

test('each acknowledgement says why, in more than a few words', () => {
  for (const { reason } of Object.values(ACKNOWLEDGED)) expect(reason.length).toBeGreaterThan(80);
});
