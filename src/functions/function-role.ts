import * as iam from 'aws-cdk-lib/aws-iam';
import type * as logs from 'aws-cdk-lib/aws-logs';
import type { Construct } from 'constructs';
import { acknowledge, acknowledgeInlinePolicies, acknowledgeResources } from '../security/acknowledgements';
import { printedRole } from '../security/printed-role';
import type { FunctionSettings } from './function-settings';
import { interfacesArn, networkStatements, type FunctionNetwork } from './network-access';

/** What a function's role must allow before the function does anything of its own. */
export interface FunctionRoleProps extends Pick<FunctionSettings, 'role' | 'roleName' | 'tracing' | 'deadLetterQueue' | 'encryptionKey'> {
  readonly description: string;
  readonly logGroup: logs.ILogGroup;
  readonly network?: FunctionNetwork;
}

/** The role of a function: it may write its log, and have its network interfaces made where it runs in a VPC. */
export function functionRole(scope: Construct, props: FunctionRoleProps): iam.IRole {
  const role = props.role ? printedRole(scope, 'GivenRole', props.role) : new iam.Role(scope, 'Role', {
    roleName: props.roleName,
    description: props.description,
    assumedBy: new iam.ServicePrincipal('lambda.amazonaws.com'),
  });
  const needed = [
    { actions: ['logs:CreateLogStream', 'logs:PutLogEvents'], resources: [props.logGroup.logGroupArn] },
    ...(props.network ? networkStatements(scope, props.network) : []),
    // CDK lets the role send to the queue, and forgets the key that encrypts it.
    ...(props.deadLetterQueue ? [{ actions: ['kms:Decrypt', 'kms:GenerateDataKey'], resources: [props.encryptionKey.keyArn] }] : []),
  ];
  if (!props.role) acknowledgeInlinePolicies(role);
  for (const statement of needed) role.addToPrincipalPolicy(new iam.PolicyStatement(statement));
  if (props.network) acknowledgeResources(scope, 'networkInterfaces', ['*', interfacesArn(scope)]);
  // The statement itself is written by the function.
  if (props.tracing) acknowledge(scope, 'tracing', 'Resource::*');
  return role;
}
