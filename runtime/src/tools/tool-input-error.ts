import { PlatformError } from '../errors';

/** One thing that is wrong with a tool's input, so that whoever called can mend it. */
export interface InputFault {
  /** `horizon_days`, or `the input` for the whole. */
  readonly place: string;
  /** What stood there; undefined where something is missing. */
  readonly value: unknown;
  /** `a whole number from 1 to 90` */
  readonly expected: string;
  /** What was most probably meant. */
  readonly nearest?: string;
}

/** A tool was called with an input that its schema does not allow. A model can repair the call and make it again. */
export class ToolInputError extends PlatformError {
  readonly code = 'TOOL_INPUT';
  override readonly status = 422;
  override readonly remedy = 'Call the tool again with the input as its schema describes it.';

  constructor(readonly tool: string, readonly faults: readonly InputFault[]) {
    super(`${tool} cannot take this input: ${faults.map(inWords).join('; ')}.`);
  }
}

function inWords({ place, value, expected, nearest }: InputFault): string {
  const found = value === undefined ? `${place} is missing` : `${place} is ${shortened(JSON.stringify(value))}`;
  return `${found}, expected ${expected}${nearest === undefined ? '' : ` (did you mean ${nearest}?)`}`;
}

function shortened(text: string): string {
  return text.length <= 80 ? text : `${text.slice(0, 80)}…`;
}
