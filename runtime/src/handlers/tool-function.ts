import { AthenaClient } from '@aws-sdk/client-athena';
import { SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import * as z from 'zod/mini';
import { VIEWS } from '../../../src/contract';
import type { ToolInvocationAnswer } from '../../../src/contract';
import { AccessController, SqlGuard } from '../access';
import { AthenaEngine } from '../data/athena-engine';
import { asPlatformError } from '../errors';
import { errorFields, jsonLines } from '../telemetry';
import type { Log } from '../telemetry';
import { EnvelopeRefusedError, runTool, SecretsManagerSource, toolFailure, verifyEnvelope } from '../tools';
import type { SecretSource, ToolDefinition, ToolServices } from '../tools';
import { toolSettings } from './settings';

export interface ToolFunctionParts {
  readonly definitions: readonly ToolDefinition[];
  readonly services: ToolServices;
  readonly secret: SecretSource;
  readonly clock: () => Date;
  readonly log: Log;
}

/** What Lambda tells of an invocation, as far as we read it. */
export interface ToolInvocationContext {
  getRemainingTimeInMillis(): number;
}

export type ToolHandler = (event: unknown, context: ToolInvocationContext) => Promise<ToolInvocationAnswer>;

const invocation = z.object({ envelope: z.string(), tool: z.string(), input: z.unknown() });

/** Milliseconds that are kept back to send an answer before the function's own time is up. */
const RESERVE_MS = 1_000;

/** A tool function: it verifies the signed context before it looks at anything else. */
export function toolHandler(parts: ToolFunctionParts): ToolHandler {
  return async (event, context) => {
    try {
      const call = invocation.safeParse(event);
      if (!call.success) throw new EnvelopeRefusedError();
      const { envelope, tool, input } = call.data;
      const signed = await verifyEnvelope(envelope, tool, await parts.secret.current(), parts.clock());
      const definition = parts.definitions.find(each => each.contract.name === tool);
      if (!definition) throw new EnvelopeRefusedError();
      const signal = AbortSignal.timeout(Math.max(0, context.getRemainingTimeInMillis() - RESERVE_MS));
      const progress = (): void => { /* a function answers once, at its end */ };
      return { output: await runTool(definition, { ...signed, input, signal, progress }, parts.services) };
    } catch (thrown) {
      const error = asPlatformError(thrown);
      parts.log({ event: 'tool_failed', error: errorFields(error) });
      return toolFailure(error);
    }
  };
}

/** The handler of a family's function, from its environment variables. Runs once, at cold start. */
export function toolFunction(definitions: readonly ToolDefinition[], environment: NodeJS.ProcessEnv): ToolHandler {
  const settings = toolSettings(environment);
  const clock = (): Date => new Date();
  const guard = new SqlGuard(VIEWS);
  guard.warm();
  return toolHandler({
    definitions,
    services: {
      guard,
      access: new AccessController(),
      engine: new AthenaEngine({ client: new AthenaClient(), workgroup: settings.athenaWorkgroup, database: settings.glueDatabase }),
    },
    secret: new SecretsManagerSource(new SecretsManagerClient(), settings.envelopeSecretId, clock),
    clock,
    log: jsonLines(line => process.stdout.write(line)),
  });
}
