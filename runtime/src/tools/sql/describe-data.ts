import { TOOLS, type CanonicalView } from '../../../../src/contract';
import type { ReadPermit } from '../../access';
import { counted } from '../counted';
import { defineTool } from '../define-tool';
import type { ToolBlock, ToolResult } from '../definition';
import { describeDefinition, meaningBlocks } from './describe-meanings';
import { grantedView, grantedViews } from './granted-views';

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
    if (view === undefined) {
      const views = listOf(grantedViews(context), context.permit);
      return { ...views, blocks: [...views.blocks, ...await meaningBlocks(context)] };
    }
    return descriptionOf(grantedView(view, context), context.permit);
  },
});

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
