import { AGENTS, type AgentContract } from './agents';
import type { MetricDetail } from './metrics';
import { PERSONAS, type PersonaGrant } from './permissions';
import type { ConfiguredQuestion } from './verified-questions';
import type { CanonicalView } from './view-types';
import { VIEWS } from './views';

/** The form of a manifest. A runtime reads its own and refuses another: both come from one deployment. */
export const MANIFEST_VERSION = 1;

/** The file beside a function's code. */
export const MANIFEST_FILE = 'manifest.json';

/** What functions have to know that is too large for environment variables. The construct writes it beside their code; its hash is a variable. */
export interface Manifest {
  readonly version: typeof MANIFEST_VERSION;
  /** The optional parts of the platform that functions act on. What is off in the template is off here. */
  readonly features: ManifestFeatures;
  /** The agents that answer. */
  readonly agents: readonly AgentContract[];
  /** What each persona may do, by its id. */
  readonly personas: Readonly<Record<string, PersonaGrant>>;
  /** Tools that are offered to nobody, whatever the personas are granted. */
  readonly disabledTools: readonly string[];
  readonly metricDetail: MetricDetail;
  /** The company's views where they differ from the catalogue: those of its own, those with columns of its own, those made of its own tables. */
  readonly views: Readonly<Record<string, CanonicalView>>;
  /** The verified questions of the configuration, by id: they answer where the access table says nothing of theirs. Absent: there are none. */
  readonly verifiedQuestions?: Readonly<Record<string, ConfiguredQuestion>>;
}

/** Every view of the company, by name. */
export function viewsOf({ views }: Pick<Manifest, 'views'>): Readonly<Record<string, CanonicalView>> {
  return { ...VIEWS, ...views };
}

export interface ManifestFeatures {
  /** A guardrail looks at questions and answers: the variable SCAP_GUARDRAIL names it. */
  readonly guardrails: boolean;
  /** Requests are traced: log records carry the id of their trace. */
  readonly xray: boolean;
}

/** The manifest of a platform that changes nothing: what a laptop runs by. */
export const SHIPPED_MANIFEST: Manifest = {
  version: MANIFEST_VERSION,
  features: { guardrails: false, xray: false },
  agents: AGENTS,
  personas: PERSONAS,
  disabledTools: [],
  metricDetail: 'full',
  views: {},
};
