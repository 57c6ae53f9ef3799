/** A function is given a guardrail that its manifest does not know of, or none where the manifest says that there is one. */
export class GuardrailMismatchError extends Error {
  public readonly code = 'GUARDRAIL_MISMATCH';
  public override readonly name = 'GuardrailMismatchError';

  constructor(guardrail: boolean) {
    super(guardrail
      ? 'guardrail is given, but manifest says guardrails: false, by which the function would call models without it, and be refused. '
        + 'Make the manifest with guardrails: true.'
      : 'manifest says guardrails: true, but no guardrail is given, and the function would not start. Give guardrail, or make the manifest without.');
  }
}
