import type * as cloudtrail from 'aws-cdk-lib/aws-cloudtrail';
import type { AuditTrailProps } from './audit-trail-props';
import { NothingToRecordError } from './nothing-to-record-error';

type Selector = cloudtrail.CfnTrail.AdvancedEventSelectorProperty;
type FieldSelector = cloudtrail.CfnTrail.AdvancedFieldSelectorProperty;

/**
 * Which events a trail records: data events of the given resources and of no others of the account, management events only if asked for.
 *
 * @throws NothingToRecordError
 */
export function eventSelectors({ buckets = [], tables = [], functions = [], managementEvents = false }: AuditTrailProps): Selector[] {
  const selectors = [
    dataEvents('Objects', 'AWS::S3::Object', { startsWith: buckets.map(bucket => bucket.arnForObjects('')) }),
    dataEvents('Items', 'AWS::DynamoDB::Table', { equalTo: tables.map(table => table.tableArn) }),
    // A function is invoked by its own ARN or by that of an alias or version.
    dataEvents('Invocations', 'AWS::Lambda::Function', {
      equalTo: functions.map(each => each.functionArn), startsWith: functions.map(each => `${each.functionArn}:`),
    }),
    ...managementEvents ? [{ name: 'Management', fieldSelectors: [{ field: 'eventCategory', equalTo: ['Management'] }] }] : [],
  ].filter(selector => selector !== undefined);
  if (selectors.length === 0) throw new NothingToRecordError();
  return selectors;
}

function dataEvents(name: string, type: string, arns: Pick<FieldSelector, 'equalTo' | 'startsWith'>): Selector | undefined {
  const given = Object.entries(arns).filter(([, values]) => values.length > 0);
  if (given.length === 0) return undefined;
  return {
    name,
    fieldSelectors: [
      { field: 'eventCategory', equalTo: ['Data'] },
      { field: 'resources.type', equalTo: [type] },
      { field: 'resources.ARN', ...Object.fromEntries(given) },
    ],
  };
}
