import { AthenaClient } from '@aws-sdk/client-athena';
import type { AthenaClientConfig } from '@aws-sdk/client-athena';
import type { STSClient } from '@aws-sdk/client-sts';
import { PlatformError } from '../errors';
import { assumedRole } from './assumed-role';
import { AthenaEngine } from './athena-engine';
import { CachedEngine } from './cached-engine';
import type { QueryEngine } from './engine';
import type { QueryEngines, QueryReader } from './query-engines';

/** The role that queries of somebody run under, and the workgroup they run in. */
export interface QueryRole {
  readonly roleArn: string;
  readonly workgroup: string;
}

/** The roles: by persona for SQL of its own, by tool for the views that a tool names. */
export interface QueryRoles {
  readonly personas: Readonly<Record<string, QueryRole>>;
  readonly tools: Readonly<Record<string, QueryRole>>;
}

export interface QueryRoleEnginesProps {
  readonly roles: QueryRoles;
  readonly sts: STSClient;
  /** The Glue database that stands for the schema `supply_chain`. */
  readonly database: string;
  /** What the clients of the roles have in common beside their credentials. */
  readonly athena?: AthenaClientConfig;
}

/** A persona or a tool without a role to query under. */
export class NoQueryRoleError extends PlatformError {
  readonly code = 'NO_QUERY_ROLE';
  override readonly status = 403;
  override readonly remedy = 'Grant the persona views (permissions.views) and deploy again.';
  constructor(reader: string) {
    super(`There is no role under which queries of ${reader} may run.`);
  }
}

/**
 * The second wall below the guard: each query runs in Athena under the role of its persona, or of the tool whose fixed views it reads. The
 * function's own role reads no data.
 */
export class QueryRoleEngines implements QueryEngines {
  private readonly engines = new Map<QueryRole, QueryEngine>();

  constructor(private readonly props: QueryRoleEnginesProps) {}

  for({ tool, persona }: QueryReader): QueryEngine {
    const { personas, tools } = this.props.roles;
    const [roles, reader] = tool.reads === 'persona' ? [personas, persona] : [tools, tool.name];
    const role = Object.hasOwn(roles, reader) ? roles[reader] : undefined;
    if (!role) throw new NoQueryRoleError(reader);
    const engine = this.engines.get(role) ?? this.engineOf(role, reader);
    this.engines.set(role, engine);
    return engine;
  }

  private engineOf({ roleArn, workgroup }: QueryRole, reader: string): QueryEngine {
    const { sts, athena, database } = this.props;
    const client = new AthenaClient({ ...athena, credentials: assumedRole(sts, roleArn, `scap-${reader}`.slice(0, 64)) });
    return new CachedEngine(new AthenaEngine({ client, workgroup, database }));
  }
}
