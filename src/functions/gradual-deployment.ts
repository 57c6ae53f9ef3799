import * as codedeploy from 'aws-cdk-lib/aws-codedeploy';
import * as iam from 'aws-cdk-lib/aws-iam';
import type * as lambda from 'aws-cdk-lib/aws-lambda';
import type { Construct } from 'constructs';
import { acknowledge, acknowledgeInlinePolicies } from '../security/acknowledgements';
import { FunctionDeployment } from './function-deployment';
import type { FunctionSettings } from './function-settings';

/** Moves the traffic of an alias step by step, and back when the deployment fails, is stopped or raises an alarm. */
export function gradualDeployment(
  scope: Construct, alias: lambda.Alias, deployment: FunctionDeployment, settings: FunctionSettings,
): codedeploy.LambdaDeploymentGroup {
  return new codedeploy.LambdaDeploymentGroup(scope, 'Group', {
    application: new codedeploy.LambdaApplication(scope, 'Application', { applicationName: settings.deploymentName }),
    deploymentGroupName: settings.deploymentName,
    alias,
    deploymentConfig: deployment === FunctionDeployment.LINEAR
      ? codedeploy.LambdaDeploymentConfig.LINEAR_10PERCENT_EVERY_1MINUTE
      : codedeploy.LambdaDeploymentConfig.CANARY_10PERCENT_5MINUTES,
    alarms: settings.rollbackAlarms,
    autoRollback: { failedDeployment: true, stoppedDeployment: true },
    // CDK would attach the policy that AWS ships: it moves the alias of any function.
    role: deploymentRole(scope, alias, settings).withoutPolicyUpdates(),
  });
}

/** @see https://docs.aws.amazon.com/aws-managed-policy/latest/reference/AWSCodeDeployRoleForLambdaLimited.html */
function deploymentRole(scope: Construct, alias: lambda.Alias, settings: FunctionSettings): iam.Role {
  const role = new iam.Role(scope, 'Role', {
    roleName: settings.deploymentRoleName,
    description: 'Moves the traffic of a function to its new version',
    assumedBy: new iam.ServicePrincipal('codedeploy.amazonaws.com'),
  });
  role.addToPolicy(new iam.PolicyStatement({
    actions: ['lambda:GetAlias', 'lambda:UpdateAlias', 'lambda:GetProvisionedConcurrencyConfig'],
    // The alias itself waits for this role: it is named by its function.
    resources: [alias.lambda.functionArn, `${alias.lambda.functionArn}:${alias.aliasName}`],
  }));
  role.addToPolicy(new iam.PolicyStatement({ actions: ['cloudwatch:DescribeAlarms'], resources: ['*'] }));
  acknowledgeInlinePolicies(role);
  acknowledge(scope, 'alarmsOfDeployment', 'Resource::*');
  return role;
}
