import { createHash } from 'crypto';
import { Names, RemovalPolicy, Stack } from 'aws-cdk-lib';
import * as bedrock from 'aws-cdk-lib/aws-bedrock';
import type * as kms from 'aws-cdk-lib/aws-kms';
import type { Construct } from 'constructs';
import { GuardrailBase } from './guardrail-base';
import type { GuardrailAttributes, IGuardrail } from './guardrail-interface';
import { GUARDRAIL_POLICIES } from './guardrail-policies';
import type { GuardrailProps } from './guardrail-props';

const MESSAGES = {
  blockedInputMessaging: 'This question cannot be answered here. Ask about stock, orders, deliveries or suppliers.',
  blockedOutputsMessaging: 'The answer was withheld by the guardrail of this platform. Ask in another way.',
};

/** Looks at questions and answers: harmful content, attempts to turn the agents against their instructions, secrets that were pasted. */
export class Guardrail extends GuardrailBase {
  /** A guardrail that exists, by its id and version. */
  public static fromGuardrailAttributes(scope: Construct, id: string, attributes: GuardrailAttributes): IGuardrail {
    return new BroughtGuardrail(scope, id, attributes);
  }

  public readonly guardrailId: string;
  public readonly guardrailArn: string;
  public readonly guardrailVersion: string;
  /** The guardrail itself, for overrides of your own. */
  public readonly resource: bedrock.CfnGuardrail;
  protected readonly encryptionKey?: kms.IKey;

  constructor(scope: Construct, id: string, props: GuardrailProps) {
    super(scope, id);
    const looksFor = {
      ...GUARDRAIL_POLICIES,
      blockedInputMessaging: props.blockedQuestionMessage ?? MESSAGES.blockedInputMessaging,
      blockedOutputsMessaging: props.blockedAnswerMessage ?? MESSAGES.blockedOutputsMessaging,
    };
    this.encryptionKey = props.encryptionKey;
    this.resource = new bedrock.CfnGuardrail(this, 'Guardrail', {
      ...looksFor,
      name: props.guardrailName ?? Names.uniqueResourceName(this, { maxLength: 50, separator: '-' }),
      kmsKeyArn: props.encryptionKey.keyArn,
    });
    const version = new bedrock.CfnGuardrailVersion(this, 'Version', {
      guardrailIdentifier: this.resource.attrGuardrailId,
      // A version is a copy: another description makes the next one.
      description: createHash('sha256').update(JSON.stringify(looksFor)).digest('hex'),
    });
    // A function version that is brought back still names it.
    version.applyRemovalPolicy(RemovalPolicy.RETAIN);
    this.guardrailId = this.resource.attrGuardrailId;
    this.guardrailArn = this.resource.attrGuardrailArn;
    this.guardrailVersion = version.attrVersion;
  }
}

class BroughtGuardrail extends GuardrailBase {
  public readonly guardrailId: string;
  public readonly guardrailArn: string;
  public readonly guardrailVersion: string;
  protected readonly encryptionKey?: kms.IKey;

  constructor(scope: Construct, id: string, attributes: GuardrailAttributes) {
    super(scope, id);
    this.guardrailId = attributes.guardrailId;
    this.guardrailVersion = attributes.guardrailVersion;
    this.guardrailArn = Stack.of(this).formatArn({ service: 'bedrock', resource: 'guardrail', resourceName: attributes.guardrailId });
    this.encryptionKey = attributes.encryptionKey;
  }
}
