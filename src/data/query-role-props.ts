import type { Size } from 'aws-cdk-lib';
import type * as iam from 'aws-cdk-lib/aws-iam';
import type * as kms from 'aws-cdk-lib/aws-kms';
import type { IDataLake } from './data-lake-interface';

/** Under what queries of one persona, or of one tool, run. */
export interface QueryRoleProps {
  /** Whose queries they are, for descriptions: a persona such as `warehouse_manager`, or a tool. */
  readonly reader: string;
  /** The data. */
  readonly lake: IDataLake;
  /** The canonical views that these queries may read. */
  readonly views: string[];
  /** The function that assumes the role; nobody else may. */
  readonly assumedBy: iam.IGrantable;
  /** Name of the Athena workgroup that these queries run in. */
  readonly workgroupName: string;
  /** The key that encrypts results. Its policy must let Athena use it for the workgroup: see PlatformKey. */
  readonly encryptionKey: kms.IKey;
  /**
   * How much one query may scan before Athena stops it; at least 10 MB.
   *
   * @default Size.gibibytes(10)
   */
  readonly scanLimit?: Size;
  /**
   * Name of the role.
   *
   * @default - made by CloudFormation
   */
  readonly roleName?: string;
  /**
   * Your own role, which trusts `assumedBy`. One that CDK may not change gets no statement: a warning prints the policy it needs.
   *
   * @default - a role of its own
   */
  readonly role?: iam.IRole;
}
