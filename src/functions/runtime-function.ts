import { Duration, RemovalPolicy } from 'aws-cdk-lib';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as lambda from 'aws-cdk-lib/aws-lambda';
import * as logs from 'aws-cdk-lib/aws-logs';
import type { Construct } from 'constructs';
import { bundledCode } from './bundle';
import type { FunctionSettings } from './function-settings';

/** What one function adds to the settings of all. */
export interface RuntimeFunctionProps extends FunctionSettings {
  /** Its directory under `assets`. */
  readonly bundle: string;
  readonly handler: string;
  readonly description: string;
  readonly environment: Readonly<Record<string, string>>;
}

/** A function of the bundled runtime, with a role and an encrypted log group of its own. The role may write that log, and nothing else yet. */
export function runtimeFunction(scope: Construct, id: string, props: RuntimeFunctionProps): lambda.Function {
  const logGroup = new logs.LogGroup(scope, 'Logs', {
    logGroupName: props.logGroupName,
    encryptionKey: props.encryptionKey,
    retention: props.logRetention ?? logs.RetentionDays.ONE_MONTH,
    removalPolicy: RemovalPolicy.DESTROY,
  });
  const role = new iam.Role(scope, 'Role', {
    roleName: props.roleName,
    description: props.description,
    assumedBy: new iam.ServicePrincipal('lambda.amazonaws.com'),
  });
  role.addToPolicy(new iam.PolicyStatement({ actions: ['logs:CreateLogStream', 'logs:PutLogEvents'], resources: [logGroup.logGroupArn] }));
  return new lambda.Function(scope, id, {
    functionName: props.functionName,
    description: props.description,
    runtime: lambda.Runtime.NODEJS_24_X,
    architecture: props.architecture ?? lambda.Architecture.ARM_64,
    memorySize: props.memorySize ?? 1024,
    timeout: props.timeout ?? Duration.seconds(60),
    code: bundledCode(props.bundle),
    handler: props.handler,
    environment: { ...props.environment },
    role,
    logGroup,
    loggingFormat: lambda.LoggingFormat.JSON,
  });
}
