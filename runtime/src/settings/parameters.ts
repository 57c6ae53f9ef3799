import { GetParametersCommand } from '@aws-sdk/client-ssm';
import type { SSMClient } from '@aws-sdk/client-ssm';
import * as z from 'zod/mini';
import { PARAMETERS } from '../../../src/contract';
import type { ModelOverrides, ParameterId, Pause } from '../../../src/contract';
import { PlatformError } from '../errors';
import { errorFields } from '../telemetry';
import type { Log } from '../telemetry';
import { Refreshed } from './refreshed';

/** The texts of the parameters that are read together. */
export type ParameterTexts = Readonly<Record<Exclude<ParameterId, 'definitions'>, string>>;

/** Where parameters come from: Parameter Store in AWS, their initial values on a laptop. */
export type ParameterSource = () => Promise<ParameterTexts>;

/** What people change without a deployment, as it stands now. */
export interface RuntimeParameters {
  readonly pause: Pause;
  readonly models: ModelOverrides;
}

export class ParametersUnavailableError extends PlatformError {
  readonly code = 'PARAMETERS_UNAVAILABLE';
  override readonly status = 503;
  override readonly retryable = true;
  override readonly remedy = 'Try again in a minute. If it stays, check that the function may read its parameters and that they hold what they must.';
  constructor(problem: string, options?: ErrorOptions) {
    super(`The platform cannot read whether it is paused, and answers nothing until it can: ${problem}`, options);
  }
}

/** The parameters `pause` and `models` of Parameter Store, both in one call. */
export function storedParameters(client: SSMClient, names: ParameterTexts): ParameterSource {
  return async () => {
    const { Parameters = [] } = await client.send(new GetParametersCommand({ Names: Object.values(names) })).catch((cause: unknown) => {
      throw new ParametersUnavailableError('Parameter Store does not answer.', { cause });
    });
    const text = (id: keyof ParameterTexts): string => {
      const value = Parameters.find(each => each.Name === names[id])?.Value;
      if (value === undefined) throw new ParametersUnavailableError(`there is no parameter ${names[id]}.`);
      return value;
    };
    return { pause: text('pause'), models: text('models') };
  };
}

/** The parameters of a platform where nobody changes them. */
export const initialParameters: ParameterSource = async () => ({ pause: PARAMETERS.pause.initial, models: PARAMETERS.models.initial });

/**
 * The parameters as they stood within the last minute. While the source fails, or `pause` holds what cannot be read, the last good ones serve;
 * before the first good reading nothing is answered (docs/adr/0008). Models that cannot be read are those of the deployment.
 */
export function currentParameters(source: ParameterSource, clock: () => Date, log: Log): Refreshed<RuntimeParameters> {
  const failed = (error: unknown): void => log({ event: 'parameters_not_refreshed', error: errorFields(error) });
  let overrides: ModelOverrides = { chains: {}, prices: {} };
  return new Refreshed(async () => {
    const texts = await source();
    try {
      overrides = read(models, texts.models, 'models');
    } catch (error) {
      failed(error);
    }
    return { pause: read(pause, texts.pause, 'pause'), models: overrides };
  }, { clock, onFailure: failed });
}

const ids = z.array(z.string());
const price = z.object({ input: z.number(), output: z.number(), cacheRead: z.number(), cacheWrite: z.number() });
const pause = z.object({ all: z.boolean(), agents: ids, tools: ids });
const models = z.object({ chains: z.record(z.string(), ids), prices: z.record(z.string(), price) });

function read<T>(schema: z.ZodMiniType<T>, text: string, id: ParameterId): T {
  const parsed = schema.safeParse(jsonOf(text, id));
  if (parsed.success) return parsed.data;
  throw new ParametersUnavailableError(`the parameter ${id} must hold something like ${PARAMETERS[id].initial}.`, { cause: parsed.error });
}

function jsonOf(text: string, id: ParameterId): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new ParametersUnavailableError(`the parameter ${id} is no JSON.`, { cause });
  }
}
