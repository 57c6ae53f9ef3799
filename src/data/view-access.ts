import { Stack } from 'aws-cdk-lib';
import type * as glue from 'aws-cdk-lib/aws-glue';
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
  const { stack, databases, tables } = catalogueOf(source, views);
  const glueArn = (resource: string, resourceName?: string): string => stack.formatArn({ service: 'glue', resource, resourceName });
  const read = [glueArn('catalog'), ...databases.map(name => glueArn('database', name))];
  const places = placesOf(source, views);
  return [
    allow(['glue:GetTable'], [...read, ...tables.map(name => glueArn('table', name))]),
    // Athena looks at the default database before every query.
    allow(['glue:GetDatabase'], [...read, glueArn('database', 'default')]),
    allow(['s3:GetBucketLocation'], places.map(({ bucketArn }) => bucketArn)),
    ...places.map(({ bucketArn, prefixes }) =>
      allow(['s3:ListBucket'], [bucketArn], { StringLike: { 's3:prefix': prefixes.map(prefix => `${prefix}*`) } })),
    allow(['s3:GetObject'], objectArns(source, views)),
    ...(source.bucket.encryptionKey ? [allow(['kms:Decrypt'], [source.bucket.encryptionKey.keyArn])] : []),
  ];
}

/** The objects of `views`, by their prefixes. */
export function objectArns(source: ViewSource, views: readonly string[]): string[] {
  return placesOf(source, views).flatMap(({ bucketArn, prefixes }) => prefixes.map(prefix => `${bucketArn}/${prefix}*`));
}

function catalogueOf({ scope, database, mappings }: ViewSource, views: readonly string[]): { stack: Stack; databases: string[]; tables: string[] } {
  const own = database.databaseName;
  const tables = views.flatMap(view => mappings[view]?.tables.map(table => table.replace('.', '/')) ?? [`${own}/${view}`]);
  const foreign = views.flatMap(view => mappings[view]?.tables.map(table => table.split('.')[0]!) ?? []);
  // Every query runs in the context of the platform's own database.
  return { stack: Stack.of(scope), databases: [...new Set([own, ...foreign])], tables: [...new Set(tables)] };
}

function placesOf({ scope, bucket, mappings }: ViewSource, views: readonly string[]): Place[] {
  const own = views.filter(view => !mappings[view]).map(viewPrefix);
  const byBucket = new Map<string, Set<string>>();
  for (const location of views.flatMap(view => mappings[view]?.locations ?? [])) {
    const [, name = '', prefix = ''] = /^s3:\/\/([^/]+)\/(.*)$/.exec(location) ?? [];
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
