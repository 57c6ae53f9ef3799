import { Duration } from 'aws-cdk-lib';
import * as cloudwatch from 'aws-cdk-lib/aws-cloudwatch';
import { dimensionSets, METRICS } from '../contract';
import type { AgentAlarmsProps } from './agent-alarms-props';
import { AgentMetrics } from './agent-metrics';
import type { AlarmDefinition } from './alarm-definition';

/** Two of three periods: one slow question at night is no reason to wake anybody. */
const LASTING = { of: 3, reach: 2 };

/** Alarms on what users feel: questions without an answer, slow answers, and what models cost. */
export function agentAlarmDefinitions(props: AgentAlarmsProps): AlarmDefinition[] {
  const metrics = new AgentMetrics(props);
  const threshold = props.failedTurns ?? 5;
  const failures: AlarmDefinition = {
    id: 'TurnFailures', metric: metrics.metricTurnFailures(), threshold, pages: true, rollsBack: true,
    description: 'Questions end without an answer. Look at the saved query "failures", then at the log of the chat function.',
  };
  const split = dimensionSets(METRICS.turnFailures, metrics.detail).some(set => set[0] === 'Agent');
  const byAgent = (split ? props.agents ?? [] : []).map((agent): AlarmDefinition => ({
    id: `TurnFailures-${agent}`, metric: metrics.metricTurnFailures({ dimensionsMap: { Agent: agent } }), threshold, pages: false,
    description: `Questions to the agent ${agent} end without an answer. Look at the saved query "failures".`,
  }));
  return [failures, ...byAgent, ...latency(metrics, props), ...cost(metrics, props.dailyModelUsd ?? 5)];
}

function latency(metrics: AgentMetrics, props: AgentAlarmsProps): AlarmDefinition[] {
  const slow = (percent: number, limit: Duration): AlarmDefinition => ({
    id: `LatencyP${percent}`, metric: metrics.metricLatency({ statistic: cloudwatch.Stats.percentile(percent) }),
    threshold: limit.toMilliseconds(), points: LASTING, pages: false,
    description: `One answer of ${Math.round(100 / (100 - percent))} takes ${limit.toSeconds()} s or longer. Look at the saved query "slow turns".`,
  });
  return [slow(95, props.p95Latency ?? Duration.seconds(60)), slow(99, props.p99Latency ?? Duration.seconds(120))];
}

function cost(metrics: AgentMetrics, dailyUsd: number): AlarmDefinition[] {
  if (dailyUsd === 0) return [];
  return [{
    id: 'DailyModelCost', metric: metrics.metricCost({ period: Duration.days(1) }), threshold: dailyUsd, pages: false,
    description: `Models have cost ${dailyUsd} USD within a day. Look at the saved query "users": one user, or many?`,
  }];
}
