import type * as iam from 'aws-cdk-lib/aws-iam';
import type * as logs from 'aws-cdk-lib/aws-logs';

/** Roles and log groups of your own for the functions of a platform. A role that CDK may not change is not: a warning prints what it needs. */
export interface OwnFunctionsProps {
  /**
   * Roles of functions: `chat`, `page`, and `tools-inventory`, `tools-logistics`, `tools-suppliers`, `tools-sql`, `tools-overview` for the families
   * of tools.
   *
   * @default - a role for each function
   */
  readonly functionRoles?: { [purpose: string]: iam.IRole };
  /**
   * Roles under which the SQL of a persona runs, or a tool such as `find_entities`. Each must trust the role of the function `tools-sql`.
   *
   * @default - a role for each
   */
  readonly queryRoles?: { [reader: string]: iam.IRole };
  /**
   * Log groups of functions, by the same names as their roles.
   *
   * @default - a log group for each function
   */
  readonly functionLogGroups?: { [purpose: string]: logs.ILogGroup };
}
