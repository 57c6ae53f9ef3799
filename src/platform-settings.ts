import { Duration, Size } from 'aws-cdk-lib';
import type * as kms from 'aws-cdk-lib/aws-kms';
import * as lambda from 'aws-cdk-lib/aws-lambda';
import type * as logs from 'aws-cdk-lib/aws-logs';
import { ModelGeography } from './agents/model-geography';
import { ModelResidency } from './agents/model-residency';
import type { ResolvedConfiguration } from './config';
import { agentsOf } from './config/reading';
import type { TableCapacity } from './data/secured-table-props';
import { FunctionDeployment } from './functions/function-deployment';
import type { FunctionSettings } from './functions/function-settings';
import type { OwnFunctionsProps } from './functions/own-functions-props';
import type { ResourceNamer } from './naming/resource-namer';

/** A configuration as the types of the CDK: the one place where seconds, megabytes and words become them. */
export interface PlatformSettings {
  readonly logRetention: logs.RetentionDays;
  readonly answerTimeout: Duration;
  readonly toolTimeout: Duration;
  readonly conversationRetention: Duration;
  readonly scanLimit: Size;
  /** After how long data moves to Intelligent-Tiering; undefined: never. */
  readonly tieringAfter: Duration | undefined;
  /** Undefined where tables are billed per request. */
  readonly tableCapacity: TableCapacity | undefined;
  readonly modelResidency: ModelResidency;
  /** Undefined: that of the Region. */
  readonly modelGeography: ModelGeography | undefined;
  /** Models of agents that have one of their own. */
  readonly agentModels: Record<string, string>;
  /** Where sign-in returns to beside the page. */
  readonly callbackUrls: string[];
  /** Whether what holds data refuses to be deleted. */
  readonly deletionProtection: boolean;
}

/** Where sign-in returns to if there is no page and the configuration names no address: Cognito wants one. */
const LAPTOP_PAGE = 'http://localhost:4817/';

export function settingsOf(config: ResolvedConfiguration): PlatformSettings {
  return {
    logRetention: config.observability.logRetentionDays,
    answerTimeout: Duration.seconds(config.functions.answerTimeoutSeconds),
    toolTimeout: Duration.seconds(config.functions.toolTimeoutSeconds),
    conversationRetention: Duration.days(config.conversations.retentionDays),
    scanLimit: Size.mebibytes(config.data.scanLimitMb),
    tieringAfter: unlessZero(config.data.tieringAfterDays),
    tableCapacity: config.data.capacityMode === 'provisioned' ? {
      minimumRead: config.data.readCapacity, minimumWrite: config.data.writeCapacity, maximum: config.data.maximumCapacity,
    } : undefined,
    modelResidency: Object.values(ModelResidency).find(residency => residency === config.models.residency) ?? ModelResidency.REGION,
    modelGeography: Object.values(ModelGeography).find(geography => geography === config.models.geography),
    agentModels: Object.fromEntries(agentsOf(config.agents).flatMap(({ id, model }) => (model === undefined ? [] : [[id, model]]))),
    callbackUrls: config.identity.callbackUrls.length > 0 || config.api.web ? config.identity.callbackUrls : [LAPTOP_PAGE],
    deletionProtection: config.environment === 'prod',
  };
}

/** A number of days, or undefined for 0, by which a configuration says never. */
export function unlessZero(days: number): Duration | undefined {
  return days === 0 ? undefined : Duration.days(days);
}

/** The settings of one function: those of all, with its own names, and its role and log group where they are brought. */
export function functionSettings(
  config: ResolvedConfiguration, names: ResourceNamer, purpose: string, encryptionKey: kms.IKey, own: OwnFunctionsProps = {},
): FunctionSettings {
  return {
    functionName: names.lambdaFunction(purpose),
    roleName: names.role(purpose),
    logGroupName: names.path(`functions/${purpose}`),
    encryptionKey,
    logRetention: config.observability.logRetentionDays,
    memorySize: config.functions.memoryMb,
    architecture: config.functions.architecture === 'x86_64' ? lambda.Architecture.X86_64 : lambda.Architecture.ARM_64,
    reservedConcurrency: config.functions.reservedConcurrency || undefined,
    tracing: config.features.xray,
    deployment: Object.values(FunctionDeployment).find(deployment => deployment === config.functions.deployment),
    deploymentName: names.resource(purpose),
    deploymentRoleName: names.role(`${purpose}-deployment`),
    role: own.functionRoles?.[purpose],
    logGroup: own.functionLogGroups?.[purpose],
  };
}

/** What a function that is called seldom keeps for itself, where functions keep anything. */
const SELDOM = 2;

/** The settings of a function that does little and seldom. */
export function smallFunctionSettings(...of: Parameters<typeof functionSettings>): FunctionSettings {
  const { functionName, roleName, logGroupName, encryptionKey, logRetention, architecture, tracing, reservedConcurrency } = functionSettings(...of);
  return {
    functionName, roleName, logGroupName, encryptionKey, logRetention, architecture, tracing,
    reservedConcurrency: reservedConcurrency && Math.min(reservedConcurrency, SELDOM),
  };
}
