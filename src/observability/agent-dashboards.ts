import * as cloudwatch from 'aws-cdk-lib/aws-cloudwatch';
import { Construct } from 'constructs';
import type { AgentDashboardsProps } from './agent-dashboards-props';
import { agentsDashboard } from './agents-dashboard';
import { costDashboard } from './cost-dashboard';
import { DrawnMetrics } from './drawn-metrics';
import { operationsDashboard } from './operations-dashboard';

/** Three dashboards: what users feel, what the platform runs on, what it costs. They draw only what is emitted. */
export class AgentDashboards extends Construct {
  /** Questions, latency, success, tokens, tools. */
  public readonly agents: cloudwatch.Dashboard;
  /** API, functions, tables, queries. */
  public readonly operations: cloudwatch.Dashboard;
  /** By day and month, by agent, model and service. */
  public readonly cost: cloudwatch.Dashboard;

  constructor(scope: Construct, id: string, props: AgentDashboardsProps) {
    super(scope, id);
    const drawn = new DrawnMetrics(props);
    const dashboard = (name: string, purpose: string, widgets: cloudwatch.IWidget[][]): cloudwatch.Dashboard =>
      new cloudwatch.Dashboard(this, name, { dashboardName: props.names?.resource(purpose), widgets });
    this.agents = dashboard('Agents', 'dashboard-agents', agentsDashboard(drawn));
    this.operations = dashboard('Operations', 'dashboard-operations', operationsDashboard(props));
    this.cost = dashboard('Cost', 'dashboard-cost', costDashboard(drawn, props));
  }
}
