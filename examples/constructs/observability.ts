import { App, Duration, Stack } from 'aws-cdk-lib';
import * as cloudwatch from 'aws-cdk-lib/aws-cloudwatch';
import * as lambda from 'aws-cdk-lib/aws-lambda';
import * as logs from 'aws-cdk-lib/aws-logs';
import { AgentAlarms, AgentDashboards, AgentMetrics, AlarmTopic, MetricDetail, PlatformBudget, PlatformKey, SavedQueries } from 'supply-chain-agent-platform';

/** A function of your own that emits the metrics of the catalogue, watched: alarms with their topic, dashboards, budget, saved queries. */
export const app = new App({ context: { '@aws-cdk/core:validateAgainstDefaultRules': true } });
const stack = new Stack(app, 'Watched');
const { key } = new PlatformKey(stack, 'Key', { alarms: true, budgets: true });
const chat = lambda.Function.fromFunctionName(stack, 'Chat', 'answers');
const observed = { namespace: 'mine/prod', detail: MetricDetail.STANDARD, agents: ['inventory'], functions: { chat } };

const { topic } = new AlarmTopic(stack, 'Topic', { encryptionKey: key });
const alarms = new AgentAlarms(stack, 'Alarms', { ...observed, topic, p95Latency: Duration.seconds(30), dailyModelUsd: 20 });
const dashboards = new AgentDashboards(stack, 'Dashboards', observed);
const metrics = new AgentMetrics(observed);
const cost = metrics.metricCost({ dimensionsMap: { Agent: 'inventory' }, period: Duration.days(1) });
dashboards.cost.addWidgets(new cloudwatch.GraphWidget({ title: 'Inventory, by day', left: [cost] }));
new PlatformBudget(stack, 'Budget', { monthlyUsd: 300, topic, tags: { Project: 'answers' } });
new SavedQueries(stack, 'Queries', { logGroups: [logs.LogGroup.fromLogGroupName(stack, 'Log', '/aws/lambda/answers')] });
new cloudwatch.CompositeAlarm(stack, 'Everything', { alarmRule: cloudwatch.AlarmRule.anyOf(...alarms.alarms, alarms.paging) });
