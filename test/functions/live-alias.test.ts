import * as cloudwatch from 'aws-cdk-lib/aws-cloudwatch';
import { FunctionDeployment, ToolFunction, type ToolFunctionProps } from '../../src';
import { standalone } from '../fixture/standalone';
import { templateOf } from '../fixture/synthesize';
import { flat, resourcesOf, statementsOf } from '../fixture/template';

function tools(props: Partial<ToolFunctionProps> = {}) {
  const { stack, lake, common } = standalone();
  const made = new ToolFunction(stack, 'Tools', { ...common, family: 'inventory', lake, ...props });
  return { stack, made, template: () => templateOf(stack) };
}

test('callers use the alias live, and the versions that it leaves behind are kept', () => {
  const template = tools().template();
  const [version, { DeletionPolicy, UpdateReplacePolicy } = {}] = Object.entries(resourcesOf(template)).find(([, { Type }]) => Type === 'AWS::Lambda::Version') ?? [];
  expect([DeletionPolicy, UpdateReplacePolicy]).toEqual(['Retain', 'Retain']);
  template.hasResourceProperties('AWS::Lambda::Alias', { Name: 'live', FunctionVersion: { 'Fn::GetAtt': [version, 'Version'] } });
  template.resourceCountIs('AWS::CodeDeploy::DeploymentGroup', 0);
  template.resourceCountIs('AWS::ApplicationAutoScaling::ScalableTarget', 0);
});

test('warm invocations are as many as asked for, and grow with their use where they may', () => {
  tools({ provisionedConcurrency: 2 }).template().hasResourceProperties('AWS::Lambda::Alias', { ProvisionedConcurrencyConfig: { ProvisionedConcurrentExecutions: 2 } });
  const growing = tools({ provisionedConcurrency: 2, provisionedConcurrencyMaximum: 10 }).template();
  growing.hasResourceProperties('AWS::ApplicationAutoScaling::ScalableTarget', { MinCapacity: 2, MaxCapacity: 10, ScalableDimension: 'lambda:function:ProvisionedConcurrency' });
  growing.hasResourceProperties('AWS::ApplicationAutoScaling::ScalingPolicy', {
    TargetTrackingScalingPolicyConfiguration: { PredefinedMetricSpecification: { PredefinedMetricType: 'LambdaProvisionedConcurrencyUtilization' }, TargetValue: 0.7 },
  });
  tools({ reservedConcurrency: 7 }).template().hasResourceProperties('AWS::Lambda::Function', { ReservedConcurrentExecutions: 7 });
});

test.each([
  [{ provisionedConcurrency: 5, provisionedConcurrencyMaximum: 3 }, 'provisionedConcurrencyMaximum: 3 is below provisionedConcurrency: 5. Raise it, or leave it out.'],
  [{ provisionedConcurrency: 5, reservedConcurrency: 4 }, 'reservedConcurrency: 4 is below the most that is kept warm: 5. Reserve at least as many as are kept warm.'],
  [{ provisionedConcurrency: 1, provisionedConcurrencyMaximum: 9, reservedConcurrency: 4 }, 'reservedConcurrency: 4 is below the most that is kept warm: 9.'],
])('numbers that Lambda would refuse are refused before: %j', (props, message) => {
  expect(() => tools(props)).toThrow(message);
});

test.each([
  [FunctionDeployment.CANARY, 'CodeDeployDefault.LambdaCanary10Percent5Minutes'],
  [FunctionDeployment.LINEAR, 'CodeDeployDefault.LambdaLinear10PercentEvery1Minute'],
])('%s: traffic moves step by step, and back when the deployment fails or is stopped', (deployment, name) => {
  const template = tools({ deployment }).template();
  template.hasResourceProperties('AWS::CodeDeploy::DeploymentGroup', {
    DeploymentConfigName: name,
    AutoRollbackConfiguration: { Enabled: true, Events: ['DEPLOYMENT_FAILURE', 'DEPLOYMENT_STOP_ON_REQUEST'] },
  });
  template.hasResource('AWS::Lambda::Alias', { UpdatePolicy: { CodeDeployLambdaAliasUpdate: {} } });
});

test('an alarm takes the new version back, also one that is made afterwards', () => {
  const { stack, made, template } = tools({ deployment: FunctionDeployment.CANARY });
  made.rollBackOn(new cloudwatch.Alarm(stack, 'Errors', { metric: made.metricErrors(), threshold: 1, evaluationPeriods: 1 }));
  template().hasResourceProperties('AWS::CodeDeploy::DeploymentGroup', {
    AlarmConfiguration: { Enabled: true, Alarms: [{ Name: { Ref: 'ErrorsFA5270DE' } }] },
    AutoRollbackConfiguration: { Events: ['DEPLOYMENT_FAILURE', 'DEPLOYMENT_STOP_ON_REQUEST', 'DEPLOYMENT_STOP_ON_ALARM'] },
  });
});

test('where a new version takes over at once, an alarm has nothing to take back', () => {
  const { stack, made, template } = tools();
  made.rollBackOn(new cloudwatch.Alarm(stack, 'Errors', { metric: made.metricErrors(), threshold: 1, evaluationPeriods: 1 }));
  template().resourceCountIs('AWS::CodeDeploy::DeploymentGroup', 0);
});

test('CodeDeploy moves this alias and no other, and no policy of AWS is attached', () => {
  const template = tools({ deployment: FunctionDeployment.CANARY }).template();
  expect(statementsOf(template, 'ToolsDeployment').map(({ Action, Resource }) => [Action, [Resource].flat().map(flat).map(arn => arn.replace(/[0-9A-F]{8}\./, '.'))])).toEqual([
    [['lambda:GetAlias', 'lambda:UpdateAlias', 'lambda:GetProvisionedConcurrencyConfig'], ['<ToolsFunction.Arn>', '<ToolsFunction.Arn>:live']],
    ['cloudwatch:DescribeAlarms', ['*']],
  ]);
  for (const { Type, Properties } of Object.values(resourcesOf(template))) {
    if (Type === 'AWS::IAM::Role') expect(Properties?.ManagedPolicyArns).toBeUndefined();
  }
});

test('the function tells its metrics by its name', () => {
  const { made, stack } = tools();
  const metrics = [made.metricInvocations(), made.metricErrors(), made.metricDuration(), made.metricThrottles()];
  expect(metrics.map(({ namespace, metricName }) => `${namespace} ${metricName}`)).toEqual([
    'AWS/Lambda Invocations', 'AWS/Lambda Errors', 'AWS/Lambda Duration', 'AWS/Lambda Throttles',
  ]);
  for (const { dimensions } of metrics) expect(stack.resolve(dimensions)).toEqual({ FunctionName: stack.resolve(made.handler.functionName) });
});
