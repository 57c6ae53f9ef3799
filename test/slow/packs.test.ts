import * as path from 'path';
import { Stack, type App, type IPolicyValidationPlugin } from 'aws-cdk-lib';
import * as s3 from 'aws-cdk-lib/aws-s3';
import * as sqs from 'aws-cdk-lib/aws-sqs';
import { AwsSolutionsChecks, HIPAASecurityChecks, NIST80053R5Checks, PCIDSS321Checks, ServerlessChecks } from 'cdk-nag';
import { ConfigurationManager, SupplyChainAgentPlatform } from '../../src';
import { findings } from '../fixture/findings';
import { testApp } from '../fixture/synthesize';

type Pack = () => IPolicyValidationPlugin;

const AWS_SOLUTIONS: Pack = () => new AwsSolutionsChecks();
const SERVERLESS: Pack = () => new ServerlessChecks();
const NIST: Pack = () => new NIST80053R5Checks();
const HIPAA: Pack = () => new HIPAASecurityChecks();
const PCI: Pack = () => new PCIDSS321Checks();

test.each([
  ['AwsSolutions', 'dev', AWS_SOLUTIONS], ['AwsSolutions', 'staging', AWS_SOLUTIONS], ['AwsSolutions', 'prod', AWS_SOLUTIONS],
  ['Serverless', 'dev', SERVERLESS], ['Serverless', 'staging', SERVERLESS], ['Serverless', 'prod', SERVERLESS],
  ['NIST 800-53 R5', 'prod', NIST], ['HIPAA', 'prod', HIPAA], ['PCI DSS', 'prod', PCI],
])('%s finds nothing in the %s example that is not acknowledged', (_, environment, pack) => {
  expect(findings(example(environment).app, pack())).toEqual([]);
});

// A check that never ran finds nothing either.
test.each([
  ['AwsSolutions', AWS_SOLUTIONS, 'AwsSolutions-S10 at Example/Plain/Resource'],
  ['NIST 800-53 R5', NIST, 'NIST.800.53.R5-S3BucketSSLRequestsOnly at Example/Plain/Resource'],
  ['HIPAA', HIPAA, 'HIPAA.Security-S3BucketSSLRequestsOnly at Example/Plain/Resource'],
  ['PCI DSS', PCI, 'PCI.DSS.321-S3BucketSSLRequestsOnly at Example/Plain/Resource'],
])('%s is awake: it finds a plain bucket beside the prod example', (_, pack, finding) => {
  const { app, stack } = example('prod');
  new s3.Bucket(stack, 'Plain');
  expect(findings(app, pack())).toContain(finding);
});

test('Serverless, which has no rule on buckets, is awake: it finds a queue without dead letters beside the prod example', () => {
  const { app, stack } = example('prod');
  new sqs.Queue(stack, 'Plain');
  expect(findings(app, SERVERLESS())).toContain('Serverless-SQSRedrivePolicy at Example/Plain/Resource');
});

/** The platform of `config/<environment>.yaml`. */
function example(environment: string): { readonly app: App; readonly stack: Stack } {
  const app = testApp();
  const stack = new Stack(app, 'Example');
  const configuration = ConfigurationManager.load(path.join(__dirname, '..', '..', 'config', `${environment}.yaml`));
  new SupplyChainAgentPlatform(stack, 'Platform', configuration);
  return { app, stack };
}
