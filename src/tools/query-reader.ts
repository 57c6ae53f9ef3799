import type * as iam from 'aws-cdk-lib/aws-iam';

/** Whose queries run under a role and in a workgroup of their own. */
export interface QueryReader {
  /** A persona such as `warehouse_manager`, or a tool such as `find_entities`. */
  readonly reader: string;
  /**
   * Name of the Athena workgroup.
   *
   * @default - the workgroup of the lake, a dash and the reader
   */
  readonly workgroupName?: string;
  /**
   * Name of the role.
   *
   * @default - made by CloudFormation
   */
  readonly roleName?: string;
  /**
   * Your own role, which trusts the role of the function.
   *
   * @default - a role of its own
   */
  readonly role?: iam.IRole;
}

/** A persona whose own SQL runs. */
export interface PersonaReader extends QueryReader {
  /** The canonical views that it may query. */
  readonly views: string[];
}
