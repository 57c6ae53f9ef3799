/** What a construct refuses, in its parts. */
export interface Refusal {
  /** The prop, or the props, as the user wrote them: `provisionedConcurrencyMaximum`. */
  readonly prop: string;
  /** What was given; undefined where nothing was. */
  readonly value: unknown;
  /** What is wrong with it, as the rest of a sentence that begins with the prop and its value: `is below provisionedConcurrency: 5`. */
  readonly problem: string;
  /** What to write instead, as a sentence. */
  readonly remedy: string;
}

/**
 * Something that a construct cannot be made of. Each cause has a class with a literal `code`, for class names do not survive minification, nor
 * the way into Python.
 */
export abstract class ConstructError extends Error {
  public abstract readonly code: string;
  /** The prop, or the props, as the user wrote them. */
  public readonly prop: string;
  /** What was given. */
  public readonly value: unknown;
  /** What to write instead. */
  public readonly remedy: string;

  /** @param message  where a sentence of the parts does not say it */
  constructor(refusal: Refusal, { message = sentence(refusal), ...options }: ErrorOptions & { readonly message?: string } = {}) {
    super(message, options);
    this.prop = refusal.prop;
    this.value = refusal.value;
    this.remedy = refusal.remedy;
  }
}

function sentence({ prop, value, problem, remedy }: Refusal): string {
  const written = JSON.stringify(value);
  return `${prop}${written === undefined ? '' : `: ${written}`} ${problem}. ${remedy}`;
}
