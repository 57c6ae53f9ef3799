import { Duration, RemovalPolicy } from 'aws-cdk-lib';
import * as lambda from 'aws-cdk-lib/aws-lambda';
import * as logs from 'aws-cdk-lib/aws-logs';
import type { Construct } from 'constructs';
import { codeWithManifest } from '../manifest/manifest-code';
import type { RuntimeManifest } from '../manifest/runtime-manifest';
import { acknowledgeFunction } from './acknowledge-function';
import { bundledCode } from './bundle';
import { environmentOf } from './environment';
import { functionRole } from './function-role';
import type { FunctionSettings } from './function-settings';
import { functionNetwork } from './network-access';

/** What one function adds to the settings of all. */
export interface RuntimeFunctionProps extends FunctionSettings {
  /** Its directory under `assets`. */
  readonly bundle: string;
  readonly handler: string;
  readonly description: string;
  /** What the runtime reads at cold start. They win over `environment`. */
  readonly variables: Readonly<Record<string, string>>;
  /** What the function is told of the platform; only for those that read it. */
  readonly manifest?: RuntimeManifest;
}

/**
 * A function of the bundled runtime, with a role and an encrypted log group of its own. The role may write that log, work in the VPC and send
 * traces where these are asked for, and nothing else yet.
 */
export function runtimeFunction(scope: Construct, id: string, props: RuntimeFunctionProps): lambda.Function {
  const logGroup = props.logGroup ?? new logs.LogGroup(scope, 'Logs', {
    logGroupName: props.logGroupName,
    encryptionKey: props.encryptionKey,
    retention: props.logRetention ?? logs.RetentionDays.ONE_MONTH,
    removalPolicy: RemovalPolicy.DESTROY,
  });
  const network = functionNetwork(scope, props);
  const handler = new lambda.Function(scope, id, {
    functionName: props.functionName,
    description: props.description,
    runtime: lambda.Runtime.NODEJS_24_X,
    architecture: props.architecture ?? lambda.Architecture.ARM_64,
    memorySize: props.memorySize ?? 1024,
    timeout: props.timeout ?? Duration.seconds(60),
    reservedConcurrentExecutions: props.reservedConcurrency,
    code: props.manifest ? codeWithManifest(props.bundle, props.manifest) : bundledCode(props.bundle),
    handler: props.handler,
    environmentEncryption: props.encryptionKey,
    environment: { ...props.environment, ...props.variables, ...environmentOf({ manifestSha256: props.manifest?.sha256 }) },
    role: functionRole(scope, { ...props, logGroup, network }),
    logGroup,
    loggingFormat: lambda.LoggingFormat.JSON,
    tracing: props.tracing ? lambda.Tracing.ACTIVE : undefined,
    ...network,
    deadLetterQueue: props.deadLetterQueue,
    // A version is what the alias goes back to: CloudFormation deletes none.
    currentVersionOptions: { removalPolicy: RemovalPolicy.RETAIN },
  });
  acknowledgeFunction(handler, props);
  return handler;
}
