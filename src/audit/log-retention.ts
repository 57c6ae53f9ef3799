import * as logs from 'aws-cdk-lib/aws-logs';

const OFFERED = Object.values(logs.RetentionDays)
  .filter((days): days is logs.RetentionDays => typeof days === 'number' && days !== logs.RetentionDays.INFINITE)
  .sort((a, b) => a - b);

/** The shortest time that CloudWatch Logs offers and that is not shorter than `days`; for ever where none is. */
export function logRetentionOf(days: number): logs.RetentionDays {
  return OFFERED.find(offered => offered >= days) ?? logs.RetentionDays.INFINITE;
}
