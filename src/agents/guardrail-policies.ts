import type * as bedrock from 'aws-cdk-lib/aws-bedrock';

/** Harmful content, in questions and answers alike. */
const HARMFUL = ['HATE', 'INSULTS', 'SEXUAL', 'VIOLENCE', 'MISCONDUCT'];
/** Secrets that people paste by mistake. Names and addresses of suppliers are what the platform is asked for. */
const SECRETS = ['CREDIT_DEBIT_CARD_NUMBER', 'PASSWORD', 'AWS_ACCESS_KEY', 'AWS_SECRET_KEY'];

/**
 * What the guardrail looks for. Grounding is left out: every figure of an answer is checked against the results of tools by the runtime.
 * All filters are of the classic tier, which needs no profile over several Regions.
 */
export const GUARDRAIL_POLICIES = {
  contentPolicyConfig: {
    filtersConfig: [
      ...HARMFUL.map(type => ({ type, inputStrength: 'HIGH', outputStrength: 'HIGH' })),
      // There are no attacks in answers.
      { type: 'PROMPT_ATTACK', inputStrength: 'HIGH', outputStrength: 'NONE' },
    ],
  },
  sensitiveInformationPolicyConfig: {
    piiEntitiesConfig: SECRETS.map(type => ({ type, action: 'ANONYMIZE' })),
  },
} satisfies Pick<bedrock.CfnGuardrailProps, 'contentPolicyConfig' | 'sensitiveInformationPolicyConfig'>;
