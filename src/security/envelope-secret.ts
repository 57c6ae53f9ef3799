import { Duration, RemovalPolicy } from 'aws-cdk-lib';
import * as iam from 'aws-cdk-lib/aws-iam';
import type * as kms from 'aws-cdk-lib/aws-kms';
import type * as lambda from 'aws-cdk-lib/aws-lambda';
import * as secretsmanager from 'aws-cdk-lib/aws-secretsmanager';
import { Construct } from 'constructs';
import type { EnvelopeSecretProps } from './envelope-secret-props';
import { secretRotation } from './secret-rotation';

/**
 * The signing key between chat and tool functions, 64 letters and digits that are drawn in the account: they stand in no template. A small
 * function draws others each time that the key has been used long enough.
 */
export class EnvelopeSecret extends Construct {
  /** The secret. */
  public readonly secret: secretsmanager.ISecret;
  /** The function that replaces the key. */
  public readonly rotationFunction: lambda.IFunction;
  private readonly encryptionKey: kms.IKey;

  constructor(scope: Construct, id: string, props: EnvelopeSecretProps) {
    super(scope, id);
    this.encryptionKey = props.encryptionKey;
    this.secret = new secretsmanager.Secret(this, 'Secret', {
      secretName: props.secretName,
      description: 'Signs the calls that the chat function makes of tool functions',
      encryptionKey: props.encryptionKey,
      generateSecretString: { passwordLength: 64, excludePunctuation: true },
      removalPolicy: props.removalPolicy ?? RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE,
    });
    this.rotationFunction = secretRotation(this, 'Rotation', {
      ...(props.rotationFunction ?? { encryptionKey: props.encryptionKey }),
      secret: this.secret,
      secretKey: props.encryptionKey,
      rotateAfter: props.rotateAfter ?? Duration.days(90),
    });
  }

  /** Lets `grantee` read the value, current and previous. */
  public grantRead(grantee: iam.IGrantable): iam.Grant {
    return iam.Grant.addToPrincipal({ grantee, actions: ['secretsmanager:GetSecretValue'], resourceArns: [this.secret.secretArn] })
      .combine(iam.Grant.addToPrincipal({ grantee, actions: ['kms:Decrypt'], resourceArns: [this.encryptionKey.keyArn] }));
  }
}
