import { TOOLS, type CanonicalView } from '../../../../src/contract';
import type { ReadPermit } from '../../access';
import { PlatformError } from '../../errors';
import { counted } from '../counted';
import { defineTool } from '../define-tool';
import type { ToolBlock, ToolResult } from '../definition';
import { nearest } from '../text-similarity';
import { describeDefinition, meaningBlocks } from './describe-meanings';

/** A view was named that the caller may not query, or that does not exist: the answer is the same for both. */
export class ViewNotGrantedError extends PlatformError {
  readonly code = 'VIEW_NOT_GRANTED';
  override readonly status = 403;
  override readonly remedy: string;

  constructor(readonly asked: string, granted: readonly string[]) {
    super(`There is no view ${asked} that you may query.`);
    const near = nearest(asked, granted);
    this.remedy = granted.length === 0
      ? 'Ask whoever grants access for a view.'
      : `${near.length > 0 ? `Did you mean ${near.join(' or ')}?` : `You may query ${granted.join(', ')}.`} Others: ask whoever grants access.`;
  }
}

/** What there is to query: the views of the caller's permit, or the columns of one of them. */
export const describeData = defineTool({
  contract: TOOLS.describe_data,
  title: 'Looking up what data there are',
  description:
    'Says which data there are: the views (tables) that the person may query, or the columns (fields) of one view with type, unit and meaning, or what one definition says. '
    + 'Use for: what data, views, tables, columns or fields exist, what can be asked, what a field means. Not for: figures or rows (query_data).',
  input: {
    type: 'object',
    properties: {
      view: { type: 'string', minLength: 1, description: 'A view, such as inventory_position, to see its columns. Without it all views are listed.' },
      definition: { type: 'string', minLength: 1, description: 'A definition, such as customer_otif, to see what it says and how it is counted.' },
    },
    additionalProperties: false,
  },
  label: null,
  timeoutSeconds: 5,
  async run({ view, definition }, context) {
    if (definition !== undefined) return describeDefinition(definition, context);
    const granted = [...context.permit.views.keys()].flatMap(name => context.views[name] ?? []).sort((a, b) => a.name.localeCompare(b.name));
    if (view === undefined) {
      const views = listOf(granted, context.permit);
      return { ...views, blocks: [...views.blocks, ...await meaningBlocks(context)] };
    }
    const found = granted.find(({ name }) => name === lastPart(view));
    if (found === undefined) throw new ViewNotGrantedError(view, granted.map(({ name }) => name));
    return descriptionOf(found, context.permit);
  },
});

/** `awsdatacatalog.supply_chain.products` is `products`. */
function lastPart(name: string): string {
  return name.trim().toLowerCase().replaceAll('"', '').split('.').at(-1) ?? '';
}

function listOf(views: readonly CanonicalView[], permit: ReadPermit): ToolResult {
  return answer(`You may query ${counted(views.length, 'view')}.`, views, {
    kind: 'table',
    title: 'Views',
    columns: [
      { name: 'view', label: 'View', type: 'text' },
      { name: 'meaning', label: 'Meaning', type: 'text' },
      { name: 'grain', label: 'Rows', type: 'text' },
      { name: 'columns', label: 'Columns', type: 'integer' },
    ],
    rows: views.map(view => [view.name, view.meaning, view.grain, readable(view, permit).length]),
    order: 'by name',
    total: views.length,
    shown: views.length,
  });
}

function descriptionOf(view: CanonicalView, permit: ReadPermit): ToolResult {
  const columns = readable(view, permit);
  const isMasked = (name: string) => !permit.views.get(view.name)?.includes(name);
  return answer(`${view.name}: ${view.meaning}. ${counted(columns.length, 'column')}, ${view.grain}.`, [view], {
    kind: 'table',
    title: `Columns of ${view.name}`,
    columns: [
      { name: 'column', label: 'Column', type: 'text' },
      { name: 'type', label: 'Type', type: 'text' },
      { name: 'unit', label: 'Unit', type: 'text' },
      { name: 'meaning', label: 'Meaning', type: 'text' },
    ],
    rows: columns.map(column => [column.name, column.type, column.unit ?? null, isMasked(column.name) ? `${column.meaning} ${MASKED}` : column.meaning]),
    order: 'as the catalogue lists them',
    total: columns.length,
    shown: columns.length,
  });
}

/** What is said of a column whose values the caller may not see. */
const MASKED = '(personal: masked, can be selected and nothing else)';

function readable(view: CanonicalView, permit: ReadPermit) {
  const granted = new Set([...permit.views.get(view.name) ?? [], ...permit.masked?.get(view.name) ?? []]);
  return view.columns.filter(column => granted.has(column.name));
}

function answer(summary: string, views: readonly CanonicalView[], block: ToolBlock): ToolResult {
  return {
    summary,
    blocks: [block],
    evidence: [{
      views: views.map(view => view.name),
      queries: [],
      method: { name: 'catalogue of views, as far as granted' },
      inputs: {},
      assumptions: [],
      warnings: [],
    }],
    followUps: [],
  };
}
