import { Duration } from 'aws-cdk-lib';
import * as cloudwatch from 'aws-cdk-lib/aws-cloudwatch';
import type { AgentDashboardsProps } from './agent-dashboards-props';
import type { DrawnMetrics } from './drawn-metrics';
import { billedMetric, workgroupMetric } from './service-metrics';
import { bars, graph, HALF, heading, number } from './widgets';

const DAILY: cloudwatch.MetricOptions = { period: Duration.days(1) };
const MONTHLY: cloudwatch.MetricOptions = { period: Duration.days(30) };
/** How far the trends reach back. CloudWatch keeps hourly values for 15 months. */
const LAST_WEEKS: cloudwatch.GraphWidgetProps = { start: '-P5W', width: HALF };
const LAST_YEAR: cloudwatch.GraphWidgetProps = { start: '-P1Y', width: HALF };

/** The services that a platform is billed for, as AWS/Billing names them. */
const SERVICES = [
  'AmazonBedrock', 'AWSLambda', 'AmazonApiGateway', 'AmazonDynamoDB', 'AmazonAthena', 'AmazonS3', 'AmazonCloudWatch', 'awskms', 'AWSSecretsManager',
  'AmazonVPC', 'awswaf', 'AmazonCognito', 'AWSCloudTrail', 'AWSBackup',
];
/** CloudWatch has bills in this Region only; a widget reads them from any. */
const BILLING_REGION = 'us-east-1';
/** What Athena bills for scanning a terabyte, USD. */
const TERABYTE_USD = 5;
/** Bytes, written out: the CDK reads the exponent of 1e12 as the name of a metric. */
const TERABYTE = 1_000_000_000_000;

/** What the platform costs: by day and by month, by agent, model and service. */
export function costDashboard(drawn: DrawnMetrics, props: AgentDashboardsProps): cloudwatch.IWidget[][] {
  return [
    heading('## Models\nWhat answers cost by the price table of the runtime, USD.'),
    [...number('In the time shown', drawn.totals(['costUsd'])), ...costPerQuestion(drawn)],
    [...bars('By day', drawn.totals(['costUsd'], DAILY), LAST_WEEKS), ...bars('By month (30 days)', drawn.totals(['costUsd'], MONTHLY), LAST_YEAR)],
    [...bars('By agent and day', drawn.by('Agent', 'costUsd', DAILY), LAST_WEEKS), ...bars('By model and day', drawn.by('Model', 'costUsd', DAILY), LAST_WEEKS)],
    heading('## Services\nThe bill of the whole account so far this month, where billing alerts are switched on for it. The budget counts this platform alone, by its tags.'),
    [
      ...graph('By service, month to date', SERVICES.map(service => billedMetric(service, { region: BILLING_REGION, label: service })), { ...LAST_WEEKS, stacked: true }),
      ...bars('Scanned by Athena, by day', scanned(props.workgroups ?? {}), LAST_WEEKS),
    ],
  ];
}

function costPerQuestion(drawn: DrawnMetrics): cloudwatch.IWidget[] {
  const [cost] = drawn.totals(['costUsd']);
  const [turns] = drawn.totals(['turns']);
  if (!cost || !turns) return [];
  return number('A question', [new cloudwatch.MathExpression({ expression: 'IF(turns > 0, cost / turns)', usingMetrics: { cost, turns }, label: 'USD a question' })]);
}

function scanned(workgroups: { readonly [purpose: string]: string }): cloudwatch.IMetric[] {
  return Object.entries(workgroups).map(([label, workgroup], index) => new cloudwatch.MathExpression({
    expression: `bytes${index} * ${TERABYTE_USD} / ${TERABYTE}`, usingMetrics: { [`bytes${index}`]: workgroupMetric(workgroup, 'ProcessedBytes', DAILY) }, label, ...DAILY,
  }));
}
