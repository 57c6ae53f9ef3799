import { ConstructError } from '../errors/construct-error';

/** A function is given a guardrail that its manifest does not know of, or none where the manifest says that there is one. */
export class GuardrailMismatchError extends ConstructError {
  public readonly code = 'GUARDRAIL_MISMATCH';
  public override readonly name = 'GuardrailMismatchError';

  /** @param guardrail  whether one is given */
  constructor(guardrail: boolean) {
    super({
      prop: 'guardrail', value: undefined,
      ...(guardrail ? {
        problem: 'is given, but manifest says guardrails: false, by which the function would call models without it, and be refused',
        remedy: 'Make the manifest with guardrails: true.',
      } : {
        problem: 'is missing, but manifest says guardrails: true, by which the function would not start',
        remedy: 'Give guardrail, or make the manifest without.',
      }),
    });
  }
}
