import * as cloudwatch from 'aws-cdk-lib/aws-cloudwatch';
import * as iam from 'aws-cdk-lib/aws-iam';
import type { IConstruct } from 'constructs';
import { workgroupMetric } from '../observability/service-metrics';
import { acknowledgeResources } from '../security/acknowledgements';
import { viewStatements, type ViewSource } from './view-access';

/** Lets `grantee` read the data of `views`, and of no others. */
export function grantReadViews(source: ViewSource, grantee: iam.IGrantable, views: readonly string[]): iam.Grant {
  return viewStatements(source, views)
    .map(({ actions, resources, conditions }) => iam.Grant.addToPrincipal({ grantee, actions, resourceArns: resources, conditions }))
    .reduce((all, grant) => all.combine(grant));
}

/** Acknowledges on `scope` that its role reads the objects of views by their prefixes: what `grant`, of reading them, has allowed. */
export function acknowledgeReads(scope: IConstruct, grant: iam.Grant): void {
  const objects = grant.principalStatements.filter(({ actions }) => actions.includes('s3:GetObject'));
  acknowledgeResources(scope, 'objectPrefixes', objects.flatMap(({ resources }) => resources));
}

/** What the queries of a workgroup scanned, bytes. */
export function scannedBytes(workgroupName: string, options?: cloudwatch.MetricOptions): cloudwatch.Metric {
  return workgroupMetric(workgroupName, 'ProcessedBytes', options);
}

/** How long the queries of a workgroup took, milliseconds. */
export function queryTime(workgroupName: string, options?: cloudwatch.MetricOptions): cloudwatch.Metric {
  return workgroupMetric(workgroupName, 'TotalExecutionTime', { statistic: cloudwatch.Stats.AVERAGE, ...options });
}
