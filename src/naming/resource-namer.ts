import { createHash } from 'crypto';
import { Aws, Fn, Stack } from 'aws-cdk-lib';
import type { IConstruct } from 'constructs';
import type { ResourceNamerProps } from './resource-namer-props';

/** The longest account id and Region (`us-isof-south-1`): what they may turn out to be where they are not known yet. */
const ACCOUNT_LENGTH = 12;
const REGION_LENGTH = 15;
const HASH_LENGTH = 6;

/** Cognito refuses domains with these words in them. */
const WORDS_OF_AWS = /aws|amazon|cognito/g;

/**
 * The names of a platform's resources. Two platforms of one account never share a name while their prefix, environment or generation differ.
 * A name over its service's limit is shortened and ends in a hash of what it would have been, so that it stays stable and unique.
 *
 * Where `physical` is `generated`, the names that CloudFormation can make up are left to it: these methods then give `undefined`. Names that
 * policies, queries or people must know before the resource exists are made here always.
 */
export class ResourceNamer {
  /** First part of every name. */
  public readonly prefix: string;
  /** The environment that names carry. */
  public readonly environment: string;
  private readonly generation: string;
  private readonly generated: boolean;
  private readonly account: string;
  private readonly region: string;

  /**
   * @param scope  lies in the stack whose account and Region the names carry
   */
  constructor(scope: IConstruct, props: ResourceNamerProps) {
    this.prefix = props.prefix;
    this.environment = props.environment;
    this.generation = (props.generation ?? 1) > 1 ? `-g${props.generation}` : '';
    this.generated = props.physical === 'generated';
    this.account = Stack.of(scope).account;
    this.region = Stack.of(scope).region;
  }

  /** A bucket: `{prefix}-{purpose}-{environment}-{account}-{region}`, at most 63 characters. */
  public bucket(purpose: string): string | undefined {
    const head = shortened(`${this.prefix}-${purpose}-${this.environment}${this.generation}`, 63 - ACCOUNT_LENGTH - REGION_LENGTH - 2);
    return this.unlessGenerated(`${head}-${this.account}-${this.region}`);
  }

  /** A table: `{prefix}-{purpose}-{environment}`. */
  public table(purpose: string): string | undefined {
    return this.unlessGenerated(this.regional(purpose, 255));
  }

  /** A function: `{prefix}-{purpose}-{environment}`, at most 64 characters. */
  public lambdaFunction(purpose: string): string | undefined {
    return this.unlessGenerated(this.regional(purpose, 64));
  }

  /** A role, or another name that a whole account shares: `{prefix}-{purpose}-{environment}-{region}`, at most 64 characters. */
  public role(purpose: string): string | undefined {
    return this.unlessGenerated(`${this.regional(purpose, 64 - REGION_LENGTH - 1)}-${this.region}`);
  }

  /** Another resource of one Region, such as an API, a user pool, a queue or an alarm: `{prefix}-{purpose}-{environment}`. */
  public resource(purpose: string): string | undefined {
    return this.unlessGenerated(this.regional(purpose, 80));
  }

  /** A secret: `/{prefix}/{environment}/{purpose}`. */
  public secret(purpose: string): string | undefined {
    return this.unlessGenerated(this.path(purpose));
  }

  /** An Athena workgroup, which policies name: `{prefix}-{purpose}-{environment}`. */
  public workgroup(purpose: string): string {
    return this.regional(purpose, 128);
  }

  /** A trail, which the policy of its key names: `{prefix}-{purpose}-{environment}`. */
  public trail(purpose: string): string {
    return this.regional(purpose, 128);
  }

  /** A Glue database, which SQL names without quotes: `{prefix}_{purpose}_{environment}` in letters, digits and underscores. */
  public database(purpose: string): string {
    return this.regional(purpose, 128).replaceAll('-', '_');
  }

  /** A log group or parameter, which policies name: `/{prefix}/{environment}/{purpose}`. `*` stands for every purpose. */
  public path(purpose: string): string {
    return `/${this.prefix}/${this.environment}/${purpose}${this.generation}`;
  }

  /** The log group of a web ACL, which AWS WAF takes only with this beginning: `aws-waf-logs-{prefix}-{purpose}-{environment}`. */
  public webAclLogGroup(purpose: string): string {
    return `aws-waf-logs-${this.regional(purpose, 200)}`;
  }

  /** A key's alias: `alias/{prefix}-{purpose}-{environment}`. */
  public alias(purpose: string): string {
    return `alias/${this.regional(purpose, 200)}`;
  }

  /**
   * The domain of the hosted login: `{prefix}-{environment}-{hash}`, at most 63 characters. A domain is unique among all accounts of a
   * Region, and an account may not be known yet: the hash is the stack's own, by which the domain stays the same for the stack's life.
   */
  public loginDomain(): string {
    const head = shortened(`${this.prefix}-${this.environment}${this.generation}`.replace(WORDS_OF_AWS, 'x'), 63 - 9);
    const stackUuid = Fn.select(2, Fn.split('/', Aws.STACK_ID));
    return `${head}-${Fn.select(0, Fn.split('-', stackUuid))}`;
  }

  /** The namespace of the platform's metrics: `{prefix}/{environment}`. */
  public metricNamespace(): string {
    return `${this.prefix}/${this.environment}`;
  }

  /**
   * Whether both give the same names in the same place.
   *
   * @internal
   */
  public _equals(other: ResourceNamer): boolean {
    return this.prefix === other.prefix && this.environment === other.environment && this.generation === other.generation;
  }

  private regional(purpose: string, limit: number): string {
    const ending = `-${this.environment}${this.generation}`;
    return `${shortened(`${this.prefix}-${purpose}`, limit - ending.length)}${ending}`;
  }

  private unlessGenerated(name: string): string | undefined {
    return this.generated ? undefined : name;
  }
}

function shortened(name: string, limit: number): string {
  if (name.length <= limit) return name;
  const hash = createHash('sha256').update(name).digest('hex').slice(0, HASH_LENGTH);
  return `${name.slice(0, limit - HASH_LENGTH - 1).replace(/-+$/, '')}-${hash}`;
}
