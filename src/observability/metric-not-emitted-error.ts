/** A metric, or a split of one, that the runtime does not emit: a widget or alarm on it would stay empty without a word. */
export class MetricNotEmittedError extends Error {
  public readonly code = 'METRIC_NOT_EMITTED';
  public override readonly name = 'MetricNotEmittedError';

  /**
   * @param metric  as it was asked for
   * @param why  ends the sentence "… cannot be read: "
   */
  constructor(public readonly metric: string, why: string) {
    super(`The metric ${metric} cannot be read: ${why}`);
  }
}
