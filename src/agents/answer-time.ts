import { Duration } from 'aws-cdk-lib';
import { ANSWER_RESERVE } from '../contract';
import { KnownOnlyAtDeploymentError } from '../errors/known-only-at-deployment-error';

/**
 * The three deadlines of an answer. The turn ends first, so that what was done is sent and stored; then the API lets go; the function ends
 * last, so that no client waits for one that is gone.
 */
export interface AnswerTime {
  readonly turn: Duration;
  readonly api: Duration;
  readonly lambdaFunction: Duration;
}

/** The deadlines for answers that may take `turn`; Lambda ends at 900 seconds. */
export function answerTime(turn: Duration = Duration.seconds(290)): AnswerTime {
  if (turn.isUnresolved()) throw new KnownOnlyAtDeploymentError('answerTimeout', 'the time-outs of API and function, which are longer');
  const api = turn.plus(Duration.seconds(ANSWER_RESERVE.turnBeforeApi));
  return { turn, api, lambdaFunction: api.plus(Duration.seconds(ANSWER_RESERVE.apiBeforeFunction)) };
}
