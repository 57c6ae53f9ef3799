import type { Construct } from 'constructs';
import type { PlatformAssembly } from '../platform-assembly';
import { Guardrail } from './guardrail';
import type { IGuardrail } from './guardrail-interface';

/** The guardrail of a platform: brought, made where features.guardrails is on, or none. */
export function platformGuardrail(scope: Construct, { config, names, encryptionKey, own }: PlatformAssembly): IGuardrail | undefined {
  if (own.guardrail) return own.guardrail;
  return config.features.guardrails ? new Guardrail(scope, 'Guardrail', { encryptionKey, guardrailName: names.resource('guardrail') }) : undefined;
}
