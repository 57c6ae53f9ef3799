import type { App } from 'aws-cdk-lib';
import { AwsSolutionsChecks } from 'cdk-nag';
import { app as agentApi } from '../../../examples/constructs/agent-api';
import { app as ownIssuer } from '../../../examples/constructs/own-issuer';
import { findings } from '../../fixture/findings';

/** What an example leaves to its reader: the role of CDK's function. */
const LEFT_OPEN: Readonly<Record<string, readonly string[]>> = { Asked: ['AwsSolutions-IAM4 at Asked/Answers/ServiceRole/Resource'] };

test.each<[string, App]>([['Asked', agentApi], ['Company', ownIssuer]])('the example %s synthesizes, and the parts of ours in it have no finding', (name, app) => {
  expect([...new Set(findings(app, new AwsSolutionsChecks()).map(finding => finding.replace(/\[.*\]/, '')))]).toEqual(LEFT_OPEN[name] ?? []);
});
