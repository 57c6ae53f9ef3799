import { environmentOf } from '../functions/environment';
import { readsAsCaller, toolFamily } from './family-views';
import type { ToolFunctionProps } from './tool-function-props';

/** What a tool function reads at cold start. */
export function toolEnvironment(props: ToolFunctionProps): Record<string, string> {
  return environmentOf({
    environment: props.environmentName,
    metricNamespace: props.metricNamespace,
    asOf: props.asOf ?? 'today',
    envelopeSecretId: props.envelopeSecret.secret.secretArn,
    athenaWorkgroup: readsAsCaller(toolFamily(props.family)) ? undefined : props.lake.workgroupName,
    glueDatabase: props.lake.database.databaseName,
  });
}
