import { MANIFEST_VERSION, type ConfiguredQuestion, type Manifest, type MetricDetail } from '../../contract';
import { agentsOf } from './agents-of';
import { companyViews, type ConfiguredViews } from './company-views';
import { personasOf } from './personas-of';
import type { ResolvedConfiguration } from './resolved-configuration';

/** The parts of a configuration that functions know, and what is not said there. */
export interface ManifestParts {
  readonly agents: ResolvedConfiguration['agents'];
  readonly permissions: ResolvedConfiguration['permissions'];
  readonly disabledTools: readonly string[];
  readonly data: ConfiguredViews & { readonly verifiedQuestions?: Readonly<Record<string, ConfiguredQuestion>> };
  readonly metricDetail: MetricDetail;
  readonly guardrails: boolean;
  readonly tracing: boolean;
}

/** The manifest of a configuration: the same for functions and for a laptop. */
export function manifestOf({ agents, permissions, disabledTools, data, metricDetail, guardrails, tracing }: ManifestParts): Manifest {
  return {
    version: MANIFEST_VERSION,
    features: { guardrails, xray: tracing },
    agents: agentsOf(agents).map(({ id, persona, purpose }) => ({ id, persona, purpose })),
    personas: Object.fromEntries(personasOf(permissions).map(persona => [persona.id, persona])),
    disabledTools: [...disabledTools].sort(),
    metricDetail,
    views: companyViews(data),
    ...(Object.keys(data.verifiedQuestions ?? {}).length > 0 && { verifiedQuestions: data.verifiedQuestions }),
  };
}
