import { STSClient } from '@aws-sdk/client-sts';
import type { QueryEngines } from '../data';
import { QueryRoleEngines } from '../data/query-role-engines';
import type { AssumedEngineSettings } from './settings';

/** The engines of a family that runs SQL written by a model: each query under the role of who asks. */
export function assumedEngines({ queryRoles: roles, glueDatabase: database }: AssumedEngineSettings): QueryEngines {
  return new QueryRoleEngines({ roles, database, sts: new STSClient() });
}
