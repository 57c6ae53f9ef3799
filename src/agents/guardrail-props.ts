import type * as kms from 'aws-cdk-lib/aws-kms';

/** What a guardrail looks for, and what it says instead. */
export interface GuardrailProps {
  /**
   * The guardrail's name, at most 50 characters.
   *
   * @default - made from the place of the construct
   */
  readonly guardrailName?: string;
  /** The key that encrypts the guardrail. */
  readonly encryptionKey: kms.IKey;
  /**
   * What is said instead of an answer to a question that is blocked.
   *
   * @default 'This question cannot be answered here. Ask about stock, orders, deliveries or suppliers.'
   */
  readonly blockedQuestionMessage?: string;
  /**
   * What is said instead of an answer that is blocked.
   *
   * @default 'The answer was withheld by the guardrail of this platform. Ask in another way.'
   */
  readonly blockedAnswerMessage?: string;
}
