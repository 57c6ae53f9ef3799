import { Duration, Stack } from 'aws-cdk-lib';
import * as iam from 'aws-cdk-lib/aws-iam';
import type * as kms from 'aws-cdk-lib/aws-kms';
import type * as lambda from 'aws-cdk-lib/aws-lambda';
import * as secretsmanager from 'aws-cdk-lib/aws-secretsmanager';
import { Construct } from 'constructs';
import type { FunctionSettings } from '../functions/function-settings';
import { runtimeFunction } from '../functions/runtime-function';

/** A secret, the key that encrypts it, and how often its value is replaced. */
export interface RotatedSecret {
  readonly secret: secretsmanager.ISecret;
  readonly secretKey: kms.IKey;
  readonly rotateAfter: Duration;
}

/** A secret, and the function that is made to replace its value. */
export interface SecretRotation extends FunctionSettings, RotatedSecret {}

/** Has the value of a secret replaced by a function that only Secrets Manager may call, and that may touch this secret only. */
export function secretRotation(scope: Construct, id: string, props: SecretRotation): lambda.IFunction {
  const rotation = new Construct(scope, id);
  const handler = runtimeFunction(rotation, 'Function', {
    ...props,
    bundle: 'rotate-envelope',
    handler: 'rotate-envelope.handler',
    description: 'Replaces the key that signs calls of tools, and adds to those that seal the audit',
    memorySize: props.memorySize ?? 256,
    timeout: props.timeout ?? Duration.seconds(30),
    variables: {},
  });
  rotatedBy(rotation, handler, props, handler);
  return handler;
}

/**
 * Has the value of a secret replaced by such a function that is there.
 *
 * @param permissionScope  where the permission to call it belongs; to `scope`, if nothing is given
 */
export function rotatedBy(
  scope: Construct, handler: lambda.IFunction, { secret: { secretArn }, secretKey, rotateAfter }: RotatedSecret, permissionScope = scope,
): void {
  handler.addToRolePolicy(new iam.PolicyStatement({
    actions: [
      'secretsmanager:DescribeSecret', 'secretsmanager:GetSecretValue', 'secretsmanager:PutSecretValue', 'secretsmanager:UpdateSecretVersionStage',
    ],
    resources: [secretArn],
  }));
  handler.addToRolePolicy(new iam.PolicyStatement({ actions: ['kms:Decrypt', 'kms:GenerateDataKey'], resources: [secretKey.keyArn] }));
  handler.addPermission('SecretsManager', {
    scope: permissionScope,
    principal: new iam.ServicePrincipal('secretsmanager.amazonaws.com'), sourceAccount: Stack.of(scope).account, sourceArn: secretArn,
  });
  // Not the L2 schedule: it lets the role draw passwords for any resource, and adds key actions that nothing here calls.
  const schedule = new secretsmanager.CfnRotationSchedule(scope, 'Schedule', {
    secretId: secretArn,
    rotationLambdaArn: handler.functionArn,
    rotationRules: { automaticallyAfterDays: rotateAfter.toDays() },
    // The value that Secrets Manager has drawn is as new as one of ours.
    rotateImmediatelyOnUpdate: false,
  });
  schedule.node.addDependency(handler);
  if (permissionScope !== handler) schedule.node.addDependency(permissionScope.node.findChild('SecretsManager'));
}
