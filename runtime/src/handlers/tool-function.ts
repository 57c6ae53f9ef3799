import { existsSync } from 'node:fs';
import path from 'node:path';
import { SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import * as z from 'zod/mini';
import type { ToolInvocationAnswer } from '../../../src/contract';
import { AccessController, accessRulesOf, SqlGuard } from '../access';
import { WorkerCalculator } from '../calculations';
import type { QueryEngine, QueryEngines } from '../data';
import type { CompanyWords, MeaningSource } from '../definitions';
import { asPlatformError } from '../errors';
import { CLIENT_LIMITS, readManifest } from '../settings';
import { errorFields, jsonLines } from '../telemetry';
import type { Log } from '../telemetry';
import { EnvelopeRefusedError, runTool, SecretsManagerSource, toolFailure, verifyEnvelope } from '../tools';
import type { RenewableSecretSource, SignedContext, ToolDefinition, ToolServices } from '../tools';
import type { ToolSettings } from './settings';

export interface ToolFunctionParts {
  readonly definitions: readonly ToolDefinition[];
  readonly services: Omit<ToolServices, 'engine'>;
  readonly engines: QueryEngines;
  readonly secret: RenewableSecretSource;
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
      const signed = await verified(envelope, tool, parts);
      const definition = parts.definitions.find(each => each.contract.name === tool);
      if (!definition) throw new EnvelopeRefusedError();
      const signal = AbortSignal.timeout(Math.max(0, context.getRemainingTimeInMillis() - RESERVE_MS));
      const progress = (): void => { /* a function answers once, at its end */ };
      const reader = { tool: definition.contract, persona: signed.identity.persona };
      // Asked for with the first query: a tool that reads no data needs no engine.
      const engine: QueryEngine = { run: async (sql, options) => parts.engines.for(reader).run(sql, options) };
      return { output: await runTool(definition, { ...signed, input, signal, progress }, { ...parts.services, engine }) };
    } catch (thrown) {
      const error = asPlatformError(thrown);
      parts.log({ event: 'tool_failed', error: errorFields(error) });
      return toolFailure(error);
    }
  };
}

/** After a rotation the caller may sign with a key that has come since ours was read: what no key of ours has signed is looked at once more. */
async function verified(envelope: string, tool: string, { secret, clock }: ToolFunctionParts): Promise<SignedContext> {
  try {
    return await verifyEnvelope(envelope, tool, await secret.current(), clock());
  } catch (refusal) {
    if (!(refusal instanceof EnvelopeRefusedError && refusal.signedByNobodyKnown)) throw refusal;
    return verifyEnvelope(envelope, tool, await secret.renewed(), clock());
  }
}

/** What the meanings of a family's function depend on, beside where they are kept. */
export type MeaningsOf = (around: {
  readonly views: AccessController['views'];
  readonly guard: SqlGuard;
  readonly clock: () => Date;
  readonly log: Log;
  /** The verified questions that came with the code. */
  readonly deployed: CompanyWords['verifiedQuestions'] | undefined;
}) => MeaningSource;

/**
 * The handler of a family's function, from its settings and the manifest in its directory. Runs once, at cold start.
 *
 * @param engines  where the queries of this family run
 * @param meaningsOf  what words mean, for a family that is asked for measures and verified questions
 */
export function toolFunction(
  definitions: readonly ToolDefinition[], settings: ToolSettings, engines: QueryEngines, directory: string, meaningsOf?: MeaningsOf,
): ToolHandler {
  const manifest = readManifest(directory, settings.manifestSha256);
  const clock = (): Date => new Date();
  const access = new AccessController(accessRulesOf(manifest));
  const guard = new SqlGuard(access.views);
  guard.warm();
  const log = jsonLines(line => process.stdout.write(line));
  return toolHandler({
    definitions,
    services: {
      guard,
      access,
      ...calculatorIn(directory),
      meanings: meaningsOf?.({ views: access.views, guard, clock, log, deployed: manifest.verifiedQuestions }),
    },
    engines,
    secret: new SecretsManagerSource(new SecretsManagerClient(CLIENT_LIMITS), settings.envelopeSecretId, { clock }),
    clock,
    log,
  });
}

/** Long calculations run beside the function's own thread where the directory has what a thread runs: the function's time ends them too. */
function calculatorIn(directory: string): Pick<ToolServices, 'calculator'> {
  const file = path.join(directory, 'calculations.mjs');
  return existsSync(file) ? { calculator: new WorkerCalculator(file) } : {};
}
