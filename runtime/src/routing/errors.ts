/** A routing problem that contradicts itself: what is wrong stands in the message, in the words of the problem. */
export class RoutingProblemError extends Error {
  readonly code = 'ROUTING_PROBLEM_INVALID';
  readonly retryable = false;

  constructor(message: string) {
    super(message);
    this.name = 'RoutingProblemError';
  }
}
