import type { TokenIssuer } from '../api/token-issuer';
import type { FunctionSettings } from '../functions/function-settings';

/** The function that serves the page. */
export interface PageFunctionProps extends FunctionSettings {
  /** Where people sign in. Nothing of it is secret: the page tells it to every browser. */
  readonly tokenIssuer: TokenIssuer;
  /** The name of the environment, which the page shows. */
  readonly environmentName: string;
}
