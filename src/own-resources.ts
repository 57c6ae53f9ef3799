import type { OwnResourcesProps } from './platform-props';

/** Each prop of OwnResourcesProps: the compiler finds the one that is missing here. */
const NAMES = {
  userPool: true, userPoolClient: true, loginUrl: true, webAclArn: true, alarmTopic: true, pagingTopic: true, vpc: true, vpcSubnets: true,
  securityGroups: true, encryptionKey: true, functionRoles: true, queryRoles: true, functionLogGroups: true, responseStreaming: true,
  guardrail: true, dataBucket: true, glueDatabase: true, tables: true, auditLogGroup: true,
} satisfies Readonly<Record<keyof OwnResourcesProps, true>>;

/** The props by which resources of one's own are brought: what stands beside the configuration in code. */
export const OWN_RESOURCES: readonly string[] = Object.keys(NAMES);
