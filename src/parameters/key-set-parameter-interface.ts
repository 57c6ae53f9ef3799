import type * as iam from 'aws-cdk-lib/aws-iam';
import type { IConstruct } from 'constructs';

/** The keys of an issuer in Parameter Store, copied here or elsewhere. */
export interface IKeySetParameter extends IConstruct {
  /** The name of the parameter: `/scap/dev/key-set`. */
  readonly parameterName: string;
  /** Lets `grantee` read the keys. */
  grantRead(grantee: iam.IGrantable): iam.Grant;
}
