import { PlatformError } from '../../errors';

/** An order that does not exist and one beyond the caller's scope are answered alike: a refusal does not tell what exists. */
export class OrderNotInScopeError extends PlatformError {
  readonly code = 'ORDER_NOT_IN_SCOPE';
  override readonly status = 403;
  override readonly remedy = 'Check the code of the order, or ask whoever grants access.';

  constructor(readonly asked: string, scope: string) {
    super(`There is no order ${asked} within your scope (${scope}).`);
  }
}
