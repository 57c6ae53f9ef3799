import { environmentOf } from '../functions/environment';
import { readsAsCaller, toolFamily } from './family-views';
import type { ToolFunctionProps } from './tool-function-props';

/** What a tool function reads at cold start. */
export function toolEnvironment(props: ToolFunctionProps): Record<string, string> {
  const asCaller = readsAsCaller(toolFamily(props.family));
  return environmentOf({
    environment: props.environmentName,
    metricNamespace: props.metricNamespace,
    asOf: props.asOf ?? 'today',
    envelopeSecretId: props.envelopeSecret.secret.secretArn,
    athenaWorkgroup: asCaller ? undefined : props.lake.workgroupName,
    definitionsParameter: asCaller ? props.parameters?.definitions.parameterName : undefined,
    accessTable: asCaller ? props.access?.table.tableName : undefined,
    glueDatabase: props.lake.database.databaseName,
  });
}
