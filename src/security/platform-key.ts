import { RemovalPolicy } from 'aws-cdk-lib';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as kms from 'aws-cdk-lib/aws-kms';
import type { Construct } from 'constructs';
import { keyStatements } from './key-statements';
import { PlatformKeyBase } from './platform-key-base';
import type { IPlatformKey } from './platform-key-interface';
import type { PlatformKeyProps } from './platform-key-props';
import { printPolicyNeeded } from './policy-needed';

/**
 * The customer-managed key of a platform, rotated each year, or your own. Roles get their use of it by their own policies; the services that
 * call it on nobody's behalf stand in its policy, each bound to the resources it may use it for.
 */
export class PlatformKey extends PlatformKeyBase {
  /**
   * A key that exists, for those who are let use it. Its policy stays as it is; to have a warning print what it needs, give it as `encryptionKey`.
   *
   * @param keyArn  of the key, not of an alias
   */
  public static fromPlatformKeyArn(scope: Construct, id: string, keyArn: string): IPlatformKey {
    return new KeyElsewhere(scope, id, keyArn);
  }

  /** The key, for grants. */
  public readonly key: kms.IKey;

  constructor(scope: Construct, id: string, props: PlatformKeyProps) {
    super(scope, id);
    this.key = props.encryptionKey ?? ownKey(this, props);
    const refused = keyStatements(this, props).filter(statement => !this.key.addToResourcePolicy(statement, true).statementAdded);
    if (refused.length === 0) return;
    printPolicyNeeded(this, 'key', 'This key is yours and its policy cannot be changed here. Without these statements log groups are not made and alarms are lost',
      new iam.PolicyDocument({ statements: refused, minimize: false }));
  }
}

class KeyElsewhere extends PlatformKeyBase {
  public readonly key: kms.IKey;

  constructor(scope: Construct, id: string, keyArn: string) {
    super(scope, id);
    this.key = kms.Key.fromKeyArn(this, 'Key', keyArn);
  }
}

function ownKey(scope: Construct, props: PlatformKeyProps): kms.Key {
  const removalPolicy = props.removalPolicy ?? RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE;
  const key = new kms.Key(scope, 'Key', { enableKeyRotation: true, removalPolicy });
  if (props.alias !== undefined) new kms.Alias(scope, 'Alias', { aliasName: props.alias, targetKey: key, removalPolicy });
  return key;
}
