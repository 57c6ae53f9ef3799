import { manifestOf, type ResolvedConfiguration } from '../../../src/config/reading';
import { PERSONAS, SHIPPED_MANIFEST, VIEWS, viewsOf, type CanonicalView, type Manifest, type PersonaId, type ViewColumn } from '../../../src/contract';

/** What a laptop knows of the company that is asked about: the same as functions do, from a configuration file or as it ships. */
export interface CompanyCatalogue {
  /** Agents, personas, tools, and the views that differ. */
  readonly manifest: Manifest;
  /** Every view, by name. One that the company does not fill has no column that is not absent. */
  readonly views: Readonly<Record<string, CanonicalView>>;
  /** `data.as_of`: `today`, `latest`, or a day. */
  readonly asOf: string;
  /** Whether views are made of the company's own tables: then the sample company is not asked. */
  readonly ownTables: boolean;
  /** All that the file says, for rooms with keys of their own; undefined where nothing but what ships is known. */
  readonly configuration?: ResolvedConfiguration;
}

/** Where a catalogue comes from, and comes from again when it changes. */
export interface CatalogueSource {
  readonly current: CompanyCatalogue;
  /** The file, as it was named; undefined where nothing but what ships is known. */
  readonly file: string | undefined;
  /** Reads it again if it has changed, and says whether there is another one now. */
  refresh(onFault: (fault: Error) => void): boolean;
}

/** Those who order and move stock approve drafts of the sample company. In a configuration that is said, and nobody does unless it is. */
const APPROVERS: readonly PersonaId[] = ['warehouse_manager', 'procurement_specialist'];

/** The sample company, and what ships. */
export const SHIPPED_CATALOGUE: CompanyCatalogue = {
  manifest: {
    ...SHIPPED_MANIFEST,
    personas: { ...SHIPPED_MANIFEST.personas, ...Object.fromEntries(APPROVERS.map(id => [id, { ...PERSONAS[id], approve: true }])) },
  },
  views: VIEWS, asOf: 'today', ownTables: false,
};

/** The catalogue of a sound configuration. */
export function catalogueOf(configuration: ResolvedConfiguration): CompanyCatalogue {
  const { agents, permissions, tools, data } = configuration;
  const manifest = manifestOf({
    agents, permissions, data, disabledTools: tools.disabled, metricDetail: SHIPPED_MANIFEST.metricDetail, guardrails: false, tracing: false,
  });
  const ownTables = Object.keys(data.mappings).length > 0;
  const views = Object.entries(viewsOf(manifest)).map(([name, view]): [string, CanonicalView] => [name, onLaptop(view, ownTables)]);
  return { manifest, views: Object.fromEntries(views), asOf: data.asOf, ownTables, configuration };
}

/** A mapped view as it is. Others hold what the sample company holds of them, or nothing where the company has tables of its own. */
function onLaptop(view: CanonicalView, ownTables: boolean): CanonicalView {
  if (view.source !== undefined) return view;
  const held = new Set((ownTables ? undefined : VIEWS[view.name])?.columns.map(column => column.name));
  return { ...view, columns: view.columns.map((column): ViewColumn => (held.has(column.name) ? column : { ...column, absent: true })) };
}
