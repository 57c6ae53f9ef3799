import * as iam from 'aws-cdk-lib/aws-iam';
import type * as kms from 'aws-cdk-lib/aws-kms';
import { Construct } from 'constructs';
import type { IGuardrail } from './guardrail-interface';

/** What a guardrail grants, wherever it was made. */
export abstract class GuardrailBase extends Construct implements IGuardrail {
  public abstract readonly guardrailId: string;
  public abstract readonly guardrailArn: string;
  public abstract readonly guardrailVersion: string;
  protected abstract readonly encryptionKey?: kms.IKey;

  /** Lets `grantee` have the guardrail look at what it sends to a model. */
  public grantApply(grantee: iam.IGrantable): iam.Grant {
    const grant = iam.Grant.addToPrincipal({ grantee, actions: ['bedrock:ApplyGuardrail'], resourceArns: [this.guardrailArn] });
    if (!this.encryptionKey) return grant;
    return grant.combine(iam.Grant.addToPrincipal({ grantee, actions: ['kms:Decrypt'], resourceArns: [this.encryptionKey.keyArn] }));
  }
}
