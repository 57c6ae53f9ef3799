import * as cloudwatch from 'aws-cdk-lib/aws-cloudwatch';
import { SnsAction } from 'aws-cdk-lib/aws-cloudwatch-actions';
import { Construct } from 'constructs';
import { agentAlarmDefinitions } from './agent-alarm-definitions';
import type { AgentAlarmsProps } from './agent-alarms-props';
import type { AlarmDefinition } from './alarm-definition';
import { functionErrorsId, serviceAlarmDefinitions } from './service-alarm-definitions';

/**
 * Alarms on what users feel and on what the platform runs on, each on one plain metric, and one alarm that says that a person is needed now.
 * No data is no alarm: a platform that nobody asks is well.
 */
export class AgentAlarms extends Construct {
  /** Every alarm on a metric. */
  public readonly alarms: cloudwatch.Alarm[];
  /** Goes off while one of the alarms is on that need a person now. */
  public readonly paging: cloudwatch.CompositeAlarm;
  /** Those for which a new version of the function that answers is taken back. */
  public readonly deploymentAlarms: cloudwatch.IAlarm[];

  constructor(scope: Construct, id: string, props: AgentAlarmsProps) {
    super(scope, id);
    const notify = new SnsAction(props.topic);
    const made = [...agentAlarmDefinitions(props), ...serviceAlarmDefinitions(props)].map(definition => {
      const alarm = metricAlarm(this, definition, props);
      alarm.addAlarmAction(notify);
      alarm.addOkAction(notify);
      return { definition, alarm };
    });
    this.alarms = made.map(({ alarm }) => alarm);
    this.deploymentAlarms = made.flatMap(({ definition, alarm }) => (definition.rollsBack ? [alarm] : []));
    this.paging = new cloudwatch.CompositeAlarm(this, 'Paging', {
      compositeAlarmName: props.names?.resource('paging'),
      alarmDescription: 'A person is needed now: the alarms that are on say for what.',
      alarmRule: cloudwatch.AlarmRule.anyOf(...made.flatMap(({ definition, alarm }) => (definition.pages ? [alarm] : []))),
    });
    const page = new SnsAction(props.pagingTopic ?? props.topic);
    this.paging.addAlarmAction(page);
    this.paging.addOkAction(page);
  }

  /** The alarm on errors of one of the functions, by the name that it was given under. */
  public functionErrors(purpose: string): cloudwatch.IAlarm | undefined {
    return this.alarms.find(alarm => alarm.node.id === functionErrorsId(purpose));
  }
}

function metricAlarm(scope: Construct, definition: AlarmDefinition, { names }: AgentAlarmsProps): cloudwatch.Alarm {
  const { id, description, metric, threshold, points } = definition;
  return new cloudwatch.Alarm(scope, id, {
    alarmName: names?.resource(kebab(id)),
    alarmDescription: description,
    metric,
    threshold,
    comparisonOperator: cloudwatch.ComparisonOperator.GREATER_THAN_OR_EQUAL_TO_THRESHOLD,
    evaluationPeriods: points?.of ?? 1,
    datapointsToAlarm: points?.reach ?? 1,
    treatMissingData: cloudwatch.TreatMissingData.NOT_BREACHING,
  });
}

function kebab(id: string): string {
  return id.replace(/([a-z0-9])([A-Z])/g, '$1-$2').toLowerCase();
}
