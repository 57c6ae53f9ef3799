import type * as iam from 'aws-cdk-lib/aws-iam';
import type * as kms from 'aws-cdk-lib/aws-kms';
import type { IConstruct } from 'constructs';

/** A Bedrock guardrail in one version, made here or brought. */
export interface IGuardrail extends IConstruct {
  /** The guardrail's id. */
  readonly guardrailId: string;
  /** The guardrail's ARN. */
  readonly guardrailArn: string;
  /** The version that looks at questions and answers: a number, or `DRAFT`. */
  readonly guardrailVersion: string;
  /** Lets `grantee` have the guardrail look at what it sends to a model. */
  grantApply(grantee: iam.IGrantable): iam.Grant;
}

/** A guardrail that exists. */
export interface GuardrailAttributes {
  /** The guardrail's id, in the account and Region of the stack. */
  readonly guardrailId: string;
  /** Its version: a number, or `DRAFT`. */
  readonly guardrailVersion: string;
  /**
   * The key that encrypts it.
   *
   * @default - a key of AWS, which needs no grant
   */
  readonly encryptionKey?: kms.IKey;
}
