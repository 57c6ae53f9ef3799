import { Stack } from 'aws-cdk-lib';
import type * as iam from 'aws-cdk-lib/aws-iam';
import type { Construct } from 'constructs';
import { PERSONAS, type ToolFamily } from '../contract';
import { QueryRole } from '../data/query-role';
import { environmentOf } from '../functions/environment';
import { fixedReads } from './family-views';
import type { PersonaReader, QueryReader } from './query-reader';
import type { ToolFunctionProps } from './tool-function-props';

/** The roles that the queries of a family run under: by persona for SQL that a model has written, by tool for views that a tool names. */
export interface FamilyQueryRoles {
  readonly personas: readonly QueryRole[];
  readonly tools: readonly QueryRole[];
}

/** Makes the query roles of a family, which `assumedBy` assumes. */
export function familyQueryRoles(scope: Construct, family: ToolFamily, assumedBy: iam.IGrantable, props: ToolFunctionProps): FamilyQueryRoles {
  const queryRole = (reader: QueryReader, views: string[]): QueryRole => new QueryRole(scope, `Query-${reader.reader}`, {
    ...reader,
    workgroupName: reader.workgroupName ?? `${props.lake.workgroupName}-${reader.reader.replaceAll('_', '-')}`,
    views,
    assumedBy,
    lake: props.lake,
    encryptionKey: props.encryptionKey,
    scanLimit: props.scanLimit,
  });
  return {
    personas: (props.personaReaders ?? shippedReaders()).filter(({ views }) => views.length > 0).map(reader => queryRole(reader, reader.views)),
    tools: Object.entries(fixedReads(family)).map(([tool, views]) => (
      queryRole(props.toolReaders?.find(({ reader }) => reader === tool) ?? { reader: tool }, views))),
  };
}

/** The variable that tells the runtime of them: role and workgroup by persona and by tool. */
export function queryRolesVariable(scope: Construct, { personas, tools }: FamilyQueryRoles): Record<string, string> {
  const byReader = (roles: readonly QueryRole[]): object =>
    Object.fromEntries(roles.map(({ reader, role, workgroupName }) => [reader, { roleArn: role.roleArn, workgroup: workgroupName }]));
  return environmentOf({ queryRoles: Stack.of(scope).toJsonString({ personas: byReader(personas), tools: byReader(tools) }) });
}

function shippedReaders(): PersonaReader[] {
  return Object.values(PERSONAS).map(({ id, views }) => ({ reader: id, views: [...views] }));
}
