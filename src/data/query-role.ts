import type * as athena from 'aws-cdk-lib/aws-athena';
import * as iam from 'aws-cdk-lib/aws-iam';
import type { Construct } from 'constructs';
import { acknowledgeInlinePolicies } from '../security/acknowledgements';
import { printedRole } from '../security/printed-role';
import { acknowledgeReads } from './data-lake-access';
import { QueryRoleBase } from './query-role-base';
import type { IQueryRole, QueryRoleAttributes } from './query-role-interface';
import type { QueryRoleProps } from './query-role-props';
import { grantQuery, queryWorkgroup } from './query-workgroup';

/**
 * The second wall below the guard: queries of one persona run under this role, in a workgroup of its own, and it reads that persona's views
 * and nothing else. What the guard should ever let through by mistake fails in IAM: another view, another persona's results, a table that a
 * query would write.
 */
export class QueryRole extends QueryRoleBase {
  /** A query role of another stack. */
  public static fromQueryRoleAttributes(scope: Construct, id: string, attributes: QueryRoleAttributes): IQueryRole {
    return new QueriesElsewhere(scope, id, attributes);
  }

  /** The role, for grants of your own. */
  public readonly role: iam.IRole;
  /** The workgroup that its queries run in. */
  public readonly workgroup: athena.CfnWorkGroup;
  /** The workgroup's name. */
  public readonly workgroupName: string;
  /** Whose queries run under it. */
  public readonly reader: string;
  /** The views that it reads. */
  public readonly views: string[];

  constructor(scope: Construct, id: string, props: QueryRoleProps) {
    super(scope, id);
    const { reader, views, lake, workgroupName } = props;
    this.reader = reader;
    this.views = views;
    this.workgroupName = workgroupName;
    this.workgroup = queryWorkgroup(this, 'Workgroup', { ...props, description: `Queries of ${reader}` });
    this.role = props.role ? printedRole(this, 'GivenRole', props.role) : new iam.Role(this, 'Role', {
      roleName: props.roleName,
      description: `Reads the data that ${reader} may query`,
      assumedBy: props.assumedBy.grantPrincipal,
    });
    if (!props.role) acknowledgeInlinePolicies(this.role);
    grantQuery(this, this.role, props);
    acknowledgeReads(this, lake.grantReadViews(this.role, views));
    this.grantAssume(props.assumedBy);
  }
}

class QueriesElsewhere extends QueryRoleBase {
  public readonly role: iam.IRole;
  public readonly workgroupName: string;
  public readonly reader: string;

  constructor(scope: Construct, id: string, attributes: QueryRoleAttributes) {
    super(scope, id);
    this.role = attributes.role;
    this.workgroupName = attributes.workgroupName;
    this.reader = attributes.reader;
  }
}
