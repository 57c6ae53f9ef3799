import { Duration } from 'aws-cdk-lib';
import type * as lambda from 'aws-cdk-lib/aws-lambda';
import type { Construct } from 'constructs';
import type { EnvelopeSecretProps } from './envelope-secret-props';
import { secretRotation } from './secret-rotation';
import { SigningSecret } from './signing-secret';
import { SigningSecretElsewhere } from './signing-secret-elsewhere';
import type { EnvelopeSecretAttributes, ISigningSecret } from './signing-secret-interface';

/**
 * The signing key between chat and tool functions, 64 letters and digits that are drawn in the account: they stand in no template. A small
 * function draws others each time that the key has been used long enough.
 */
export class EnvelopeSecret extends SigningSecret {
  /** A secret of another stack, or of your own. */
  public static fromEnvelopeSecretAttributes(scope: Construct, id: string, attributes: EnvelopeSecretAttributes): ISigningSecret {
    return new SigningSecretElsewhere(scope, id, attributes);
  }

  /** The function that replaces the key. */
  public readonly rotationFunction: lambda.IFunction;

  constructor(scope: Construct, id: string, props: EnvelopeSecretProps) {
    super(scope, id, props);
    this.rotationFunction = secretRotation(this, 'Rotation', {
      ...(props.rotationFunction ?? { encryptionKey: props.encryptionKey }),
      secret: this.secret,
      secretKey: props.encryptionKey,
      rotateAfter: props.rotateAfter ?? Duration.days(90),
    });
  }
}
