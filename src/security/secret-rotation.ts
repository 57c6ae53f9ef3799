import { Duration, Stack } from 'aws-cdk-lib';
import * as iam from 'aws-cdk-lib/aws-iam';
import type * as kms from 'aws-cdk-lib/aws-kms';
import type * as lambda from 'aws-cdk-lib/aws-lambda';
import * as secretsmanager from 'aws-cdk-lib/aws-secretsmanager';
import { Construct } from 'constructs';
import type { FunctionSettings } from '../functions/function-settings';
import { runtimeFunction } from '../functions/runtime-function';

/** A secret, and how often a function replaces its value. */
export interface SecretRotation extends FunctionSettings {
  readonly secret: secretsmanager.ISecret;
  readonly secretKey: kms.IKey;
  readonly rotateAfter: Duration;
}

/** Has the value of a secret replaced by a function that only Secrets Manager may call, and that may touch this secret only. */
export function secretRotation(scope: Construct, id: string, props: SecretRotation): lambda.IFunction {
  const rotation = new Construct(scope, id);
  const { secretArn } = props.secret;
  const handler = runtimeFunction(rotation, 'Function', {
    ...props,
    bundle: 'rotate-envelope',
    handler: 'rotate-envelope.handler',
    description: 'Replaces the key that signs calls of tools',
    memorySize: props.memorySize ?? 256,
    timeout: props.timeout ?? Duration.seconds(30),
    variables: {},
  });
  handler.addToRolePolicy(new iam.PolicyStatement({
    actions: [
      'secretsmanager:DescribeSecret', 'secretsmanager:GetSecretValue', 'secretsmanager:PutSecretValue', 'secretsmanager:UpdateSecretVersionStage',
    ],
    resources: [secretArn],
  }));
  handler.addToRolePolicy(new iam.PolicyStatement({ actions: ['kms:Decrypt', 'kms:GenerateDataKey'], resources: [props.secretKey.keyArn] }));
  handler.addPermission('SecretsManager', {
    principal: new iam.ServicePrincipal('secretsmanager.amazonaws.com'), sourceAccount: Stack.of(scope).account, sourceArn: secretArn,
  });
  // Not the L2 schedule: it lets the role draw passwords for any resource, and adds key actions that nothing here calls.
  const schedule = new secretsmanager.CfnRotationSchedule(rotation, 'Schedule', {
    secretId: secretArn,
    rotationLambdaArn: handler.functionArn,
    rotationRules: { automaticallyAfterDays: props.rotateAfter.toDays() },
    // The value that Secrets Manager has drawn is as new as one of ours.
    rotateImmediatelyOnUpdate: false,
  });
  schedule.node.addDependency(handler);
  return handler;
}
