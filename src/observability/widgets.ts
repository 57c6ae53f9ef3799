import * as cloudwatch from 'aws-cdk-lib/aws-cloudwatch';

/** A third, or a half, of a dashboard's 24 columns. */
export const THIRD = 8;
export const HALF = 12;

/** Lines over time; no widget where there is no line. */
export function graph(title: string, left: cloudwatch.IMetric[], more: cloudwatch.GraphWidgetProps = {}): cloudwatch.IWidget[] {
  if (left.length === 0 && (more.right ?? []).length === 0) return [];
  return [new cloudwatch.GraphWidget({ title, left, width: THIRD, height: 6, leftYAxis: { min: 0 }, ...more })];
}

/** Bars that add up, such as the cost of each day; no widget where there is no bar. */
export function bars(title: string, left: cloudwatch.IMetric[], more: cloudwatch.GraphWidgetProps = {}): cloudwatch.IWidget[] {
  return graph(title, left, { view: cloudwatch.GraphWidgetView.BAR, stacked: true, ...more });
}

/** The newest value, large. */
export function number(title: string, metrics: cloudwatch.IMetric[], more: Partial<cloudwatch.SingleValueWidgetProps> = {}): cloudwatch.IWidget[] {
  if (metrics.length === 0) return [];
  return [new cloudwatch.SingleValueWidget({ title, metrics, width: THIRD, height: 4, setPeriodToTimeRange: true, ...more })];
}

/** Text between widgets, in Markdown. */
export function heading(markdown: string): cloudwatch.IWidget[] {
  return [new cloudwatch.TextWidget({ markdown, width: 24, height: 2, background: cloudwatch.TextWidgetBackground.TRANSPARENT })];
}
