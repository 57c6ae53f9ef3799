import { createHash } from 'crypto';
import { Stack } from 'aws-cdk-lib';
import type { IConstruct } from 'constructs';
import type { ResourceNamerProps } from './resource-namer-props';

/** The longest account id and Region (`ap-southeast-1`): what they may turn out to be where they are not known yet. */
const ACCOUNT_LENGTH = 12;
const REGION_LENGTH = 14;
const HASH_LENGTH = 6;

/**
 * The names of a platform's resources. Two platforms of one account never share a name while their prefix or environment differ.
 * A name over its service's limit is shortened and ends in a hash of what it would have been, so that it stays stable and unique.
 */
export class ResourceNamer {
  private readonly prefix: string;
  private readonly environment: string;
  private readonly account: string;
  private readonly region: string;

  /**
   * @param scope  lies in the stack whose account and Region the names carry
   */
  constructor(scope: IConstruct, props: ResourceNamerProps) {
    this.prefix = props.prefix;
    this.environment = props.environment;
    this.account = Stack.of(scope).account;
    this.region = Stack.of(scope).region;
  }

  /** A bucket: `{prefix}-{purpose}-{environment}-{account}-{region}`, at most 63 characters. */
  public bucket(purpose: string): string {
    const head = shortened(`${this.prefix}-${purpose}-${this.environment}`, 63 - ACCOUNT_LENGTH - REGION_LENGTH - 2);
    return `${head}-${this.account}-${this.region}`;
  }

  /** A table: `{prefix}-{purpose}-{environment}`. */
  public table(purpose: string): string {
    return this.regional(purpose, 255);
  }

  /** A function: `{prefix}-{purpose}-{environment}`, at most 64 characters. */
  public lambdaFunction(purpose: string): string {
    return this.regional(purpose, 64);
  }

  /** A role, or another name that a whole account shares: `{prefix}-{purpose}-{environment}-{region}`, at most 64 characters. */
  public role(purpose: string): string {
    return `${this.regional(purpose, 64 - REGION_LENGTH - 1)}-${this.region}`;
  }

  /** Another resource of one Region, such as an API, a user pool or a workgroup: `{prefix}-{purpose}-{environment}`. */
  public resource(purpose: string): string {
    return this.regional(purpose, 128);
  }

  /** A Glue database, which SQL names without quotes: `{prefix}_{purpose}_{environment}` in letters, digits and underscores. */
  public database(purpose: string): string {
    return this.regional(purpose, 128).replaceAll('-', '_');
  }

  /** A log group, parameter or secret: `/{prefix}/{environment}/{purpose}`. */
  public path(purpose: string): string {
    return `/${this.prefix}/${this.environment}/${purpose}`;
  }

  /** A key's alias: `alias/{prefix}-{purpose}-{environment}`. */
  public alias(purpose: string): string {
    return `alias/${this.regional(purpose, 200)}`;
  }

  /** The namespace of the platform's metrics: `{prefix}/{environment}`. */
  public metricNamespace(): string {
    return `${this.prefix}/${this.environment}`;
  }

  private regional(purpose: string, limit: number): string {
    return `${shortened(`${this.prefix}-${purpose}`, limit - this.environment.length - 1)}-${this.environment}`;
  }
}

function shortened(name: string, limit: number): string {
  if (name.length <= limit) return name;
  const hash = createHash('sha256').update(name).digest('hex').slice(0, HASH_LENGTH);
  return `${name.slice(0, limit - HASH_LENGTH - 1).replace(/-+$/, '')}-${hash}`;
}
