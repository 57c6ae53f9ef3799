/** Spending that somebody is told about. */
export interface BudgetsConfiguration {
  /**
   * What the platform may cost a month, USD, by its cost tags: mail at 80 % spent and at 100 % forecast. 0 makes no budget.
   *
   * @default 50
   * @staging 200
   * @prod 2000
   * @minimum 0
   * @maximum 10000000
   */
  readonly monthlyUsd?: number;
  /**
   * What models may cost a day, USD, before an alarm. 0 makes no alarm.
   *
   * @default 5
   * @staging 20
   * @prod 100
   * @minimum 0
   * @maximum 1000000
   */
  readonly dailyModelUsd?: number;
}

/** Logs, metrics and alarms. */
export interface ObservabilityConfiguration {
  /**
   * How long logs are kept, days: a time that CloudWatch Logs takes.
   *
   * @default 7
   * @staging 30
   * @prod 365
   * @choices 1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922, 3288, 3653
   */
  readonly logRetentionDays?: number;
  /**
   * How finely metrics are split, at 0.30 USD a series and month: `minimal` totals, `standard` also by agent and model, `full` also by persona and
   * tool.
   *
   * @default 'minimal'
   * @staging 'standard'
   * @prod 'full'
   * @choices minimal, standard, full
   */
  readonly detail?: string;
  /**
   * How many metric series the platform may have; a configuration that makes more is refused.
   *
   * @default 10
   * @staging 30
   * @prod 60
   * @minimum 1
   * @maximum 10000
   */
  readonly seriesBudget?: number;
  /**
   * Who is mailed about alarms and budgets.
   *
   * @default - nobody; the topic can be subscribed to
   * @pattern ^[^@\s]+@[^@\s]+\.[^@\s]+$
   * @expected mail addresses
   */
  readonly alarmEmails?: string[];
  /**
   * Failed answers in five minutes that raise an alarm.
   *
   * @default 5
   * @minimum 1
   * @maximum 100000
   */
  readonly failedTurns?: number;
  /**
   * Seconds that the slowest twentieth of answers may take before an alarm.
   *
   * @default 60
   * @minimum 1
   * @maximum 900
   */
  readonly p95Seconds?: number;
  /**
   * Seconds that the slowest hundredth of answers may take before an alarm.
   *
   * @default 120
   * @minimum 1
   * @maximum 900
   */
  readonly p99Seconds?: number;
}

/** The record of who did what, where features.audit_trail is on. */
export interface AuditConfiguration {
  /**
   * Also records who changed the account. The first copy of these events is free in an account, further ones cost 2 USD for 100,000; most companies
   * have a trail.
   *
   * @default false
   */
  readonly managementEvents?: boolean;
  /**
   * How long the trail is kept, and for how long nobody can delete it without a special permission, days.
   *
   * @default 90
   * @prod 365
   * @minimum 1
   * @maximum 3650
   */
  readonly retentionDays?: number;
}

/** Copies of tables and data, where features.backup is on. */
export interface BackupConfiguration {
  /**
   * How long a daily copy is kept, days.
   *
   * @default 35
   * @prod 120
   * @minimum 1
   * @maximum 3650
   */
  readonly retentionDays?: number;
  /**
   * After how many days a copy moves to cold storage, where it must stay 90 days at least. 0 never moves it.
   *
   * @default 0
   * @prod 30
   * @minimum 0
   * @maximum 3560
   */
  readonly coldStorageAfterDays?: number;
}

/** The secrets of the platform. */
export interface SecretsConfiguration {
  /**
   * How often the key that signs calls of tools is replaced, and one added to those that seal the audit, days.
   *
   * @default 90
   * @prod 30
   * @minimum 1
   * @maximum 1000
   */
  readonly rotationDays?: number;
}
