import { App, Stack } from 'aws-cdk-lib';
import * as iam from 'aws-cdk-lib/aws-iam';
import { PlatformParameters } from 'supply-chain-agent-platform';

/** A kill switch that whoever is on call may throw without a deployment, and nothing else. */
export const app = new App({ context: { '@aws-cdk/core:validateAgainstDefaultRules': true } });
const stack = new Stack(app, 'Switches');
const parameters = new PlatformParameters(stack, 'Parameters', {
  pauseName: '/scap/dev/pause',
  modelsName: '/scap/dev/models',
  definitionsName: '/scap/dev/definitions',
  initialDefinitions: { supplier_otif: { settings: { grace_days: '2' } } },
});
parameters.grantPause(new iam.Role(stack, 'OnCall', { assumedBy: new iam.AccountRootPrincipal() }));
