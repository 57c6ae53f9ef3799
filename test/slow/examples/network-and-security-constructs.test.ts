import type { App } from 'aws-cdk-lib';
import { AwsSolutionsChecks } from 'cdk-nag';
import { app as envelopeSecret } from '../../../examples/constructs/envelope-secret';
import { app as keySetParameter } from '../../../examples/constructs/key-set-parameter';
import { app as namesAndTags } from '../../../examples/constructs/names-and-tags';
import { app as platformKey } from '../../../examples/constructs/platform-key';
import { app as platformNetwork } from '../../../examples/constructs/platform-network';
import { app as platformParameters } from '../../../examples/constructs/platform-parameters';
import { findings } from '../../fixture/findings';

/** What an example leaves to its reader: the role of CDK's function. */
const LEFT_OPEN: Readonly<Record<string, readonly string[]>> = { Closed: ['AwsSolutions-IAM4 at Closed/Reader/ServiceRole/Resource'] };

test.each<[string, App]>([
  ['Closed', platformNetwork], ['Encrypted', platformKey], ['Signed', envelopeSecret], ['Keys', keySetParameter], ['Named', namesAndTags],
  ['Switches', platformParameters],
])(
  'the example %s synthesizes, and the parts of ours in it have no finding', (name, app) => {
    expect([...new Set(findings(app, new AwsSolutionsChecks()).map(finding => finding.replace(/\[.*\]/, '')))]).toEqual(LEFT_OPEN[name] ?? []);
  });
