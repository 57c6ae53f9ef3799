import { Stack } from 'aws-cdk-lib';
import type * as glue from 'aws-cdk-lib/aws-glue';
import type * as kms from 'aws-cdk-lib/aws-kms';
import type * as s3 from 'aws-cdk-lib/aws-s3';
import type { IConstruct } from 'constructs';
import type { MappedView } from './mapped-view';
import { viewPrefix } from './view-table';

/** Where the views of a data lake are read. */
export interface ViewSource {
  readonly scope: IConstruct;
  readonly bucket: s3.IBucket;
  readonly database: glue.IDatabase;
  /** Views that are read from tables of the company's own. */
  readonly mappings: Readonly<Record<string, MappedView>>;
}

/** A statement before anybody is granted it. */
export interface Allowed {
  readonly actions: string[];
  readonly resources: string[];
  readonly conditions?: Record<string, Record<string, string[]>>;
}

/** A bucket, and the prefixes in it that may be read. */
interface Place {
  readonly bucketArn: string;
  readonly prefixes: string[];
}

/** The statements that let a role read `views` and nothing else: their Glue tables, and the objects below their prefixes. */
export function viewStatements(source: ViewSource, views: readonly string[]): Allowed[] {
  const places = placesOf(source, views);
  return [
    ...catalogueStatements(source, views),
    allow(['s3:GetBucketLocation'], places.map(({ bucketArn }) => bucketArn)),
    ...places.map(({ bucketArn, prefixes }) =>
      allow(['s3:ListBucket'], [bucketArn], { StringLike: { 's3:prefix': prefixes.map(prefix => `${prefix}*`) } })),
    allow(['s3:GetObject'], places.flatMap(({ bucketArn, prefixes }) => prefixes.map(prefix => `${bucketArn}/${prefix}*`))),
    allow(['kms:Decrypt'], keysOf(source, views).map(({ keyArn }) => keyArn)),
  ].filter(({ resources }) => resources.length > 0);
}

function catalogueStatements({ scope, database, mappings }: ViewSource, views: readonly string[]): Allowed[] {
  const own = database.databaseName;
  const glueArn = (resource: string, resourceName?: string): string => Stack.of(scope).formatArn({ service: 'glue', resource, resourceName });
  const arns = (databases: readonly string[], tables: readonly string[]): string[] => [
    glueArn('catalog'), ...databases.map(name => glueArn('database', name)), ...tables.map(name => glueArn('table', name)),
  ];
  const foreign = mappedTo(mappings, views).flatMap(({ tables }) => tables);
  const databases = [...new Set(foreign.map(table => table.split('.')[0]!))];
  const tables = views.flatMap(view => mappings[view]?.tables.map(path) ?? [`${own}/${view}`]);
  return [
    // Every query runs in the context of the platform's own database.
    allow(['glue:GetTable'], arns([own, ...databases], [...new Set(tables)])),
    // Months of the platform's own tables are worked out, partitions of others are looked up.
    ...(foreign.length > 0 ? [allow(['glue:GetPartition', 'glue:GetPartitions', 'glue:BatchGetPartition'], arns(databases, [...new Set(foreign.map(path))]))] : []),
    // Athena looks at the default database before every query.
    allow(['glue:GetDatabase'], arns([own, ...databases, 'default'], [])),
  ];
}

/** `sales.orders` as ARNs name it. */
function path(table: string): string {
  return table.replace('.', '/');
}

function mappedTo(mappings: ViewSource['mappings'], views: readonly string[]): MappedView[] {
  return views.flatMap(view => mappings[view] ?? []);
}

function keysOf({ bucket, mappings }: ViewSource, views: readonly string[]): kms.IKey[] {
  const own = views.some(view => !mappings[view]) && bucket.encryptionKey ? [bucket.encryptionKey] : [];
  return [...new Set([...own, ...mappedTo(mappings, views).flatMap(({ encryptionKeys = [] }) => encryptionKeys)])];
}

function placesOf({ scope, bucket, mappings }: ViewSource, views: readonly string[]): Place[] {
  const own = views.filter(view => !mappings[view]).map(viewPrefix);
  const byBucket = new Map<string, Set<string>>();
  for (const location of mappedTo(mappings, views).flatMap(({ locations }) => locations)) {
    // Without the slash at its end, `sales/orders` would open `sales/orders_of_the_board/`, too.
    const [, name = '', prefix = ''] = /^s3:\/\/([^/]+)\/(.*)$/.exec(location.replace(/\/?$/, '/')) ?? [];
    byBucket.set(name, (byBucket.get(name) ?? new Set()).add(prefix));
  }
  return [
    ...(own.length > 0 ? [{ bucketArn: bucket.bucketArn, prefixes: own }] : []),
    ...[...byBucket].map(([name, prefixes]) => ({ bucketArn: `arn:${Stack.of(scope).partition}:s3:::${name}`, prefixes: [...prefixes] })),
  ];
}

function allow(actions: string[], resources: string[], conditions?: Allowed['conditions']): Allowed {
  return { actions, resources, conditions };
}
