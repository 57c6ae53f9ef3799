import type * as cognito from 'aws-cdk-lib/aws-cognito';

/** People and web ACL of your own. An OpenID Connect issuer is given by `identity.issuer`, a certificate by `api.certificateArn`. */
export interface OwnIdentityProps {
  /**
   * Your own user pool. Its groups are the personas; its attribute `custom:scope` bounds rows and must not be writable by users.
   *
   * @default - a pool of the platform
   */
  readonly userPool?: cognito.IUserPool;
  /**
   * The app client of `userPool` that signs people in to the page, with the page's address among its callback URLs.
   *
   * @default - an app client of the platform, in `userPool`
   */
  readonly userPoolClient?: cognito.IUserPoolClient;
  /**
   * The address of the hosted login of `userPool`, without a path.
   *
   * @default - what the pool says of itself
   */
  readonly loginUrl?: string;
  /**
   * Your own web ACL before the API, Regional. It stands there whatever features.waf says.
   *
   * @default - that of features.waf
   */
  readonly webAclArn?: string;
}
