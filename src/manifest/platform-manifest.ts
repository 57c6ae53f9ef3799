import type { IGuardrail } from '../agents/guardrail-interface';
import type { ResolvedConfiguration } from '../config';
import { detailOf } from '../observability/platform-observability';
import { RuntimeManifest } from './runtime-manifest';

/** What the functions of a platform know of its configuration. */
export function platformManifest(config: ResolvedConfiguration, guardrail: IGuardrail | undefined): RuntimeManifest {
  const { agents, permissions, tools, features, data } = config;
  return new RuntimeManifest({
    agents, permissions, tools, mappings: data.mappings, views: data.views, verifiedQuestions: data.verifiedQuestions,
    metricDetail: detailOf(config), guardrails: guardrail !== undefined, tracing: features.xray,
  });
}
