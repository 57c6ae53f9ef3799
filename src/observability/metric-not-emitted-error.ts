import { ConstructError } from '../errors/construct-error';

/** A metric, or a split of one, that the runtime does not emit: a widget or alarm on it would stay empty without a word. */
export class MetricNotEmittedError extends ConstructError {
  public readonly code = 'METRIC_NOT_EMITTED';
  public override readonly name = 'MetricNotEmittedError';

  /**
   * @param metric  as it was asked for
   * @param why  the rest of the sentence "The metric … cannot be read: "
   * @param remedy  what to ask for instead
   */
  constructor(metric: string, why: string, remedy: string) {
    super({ prop: 'metricName', value: metric, problem: why, remedy }, { message: `The metric ${metric} cannot be read: ${why}. ${remedy}` });
  }
}
