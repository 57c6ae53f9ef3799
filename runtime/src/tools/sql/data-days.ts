import * as z from 'zod/mini';
import { DATA_DAYS, type CanonicalView } from '../../../../src/contract';
import { QueryFailedError } from '../../data';
import { recordedColumns, type DataDays } from '../../data/recorded-days';
import { counted } from '../counted';
import { defineTool } from '../define-tool';
import type { ToolContext } from '../definition';
import { queriesInEvidence, readRows, rowQuery, type ReadRows } from '../row-query';

const row = z.object({ view_name: z.string(), newest: z.nullable(z.string()) });
type Read = ReadRows<typeof row>;

/**
 * The newest day of each view, over all rows, whoever asks the platform: the day of the answers where `data.as_of` is `latest`, and what is said
 * of views that have fallen behind. For the platform itself: it is among the tools of no model.
 */
export const dataDays = defineTool({
  contract: DATA_DAYS,
  title: 'Looking how recent the data are',
  description: 'Use for: how recent the data are. Not for: questions of people.',
  input: { type: 'object', properties: {}, additionalProperties: false },
  label: null,
  timeoutSeconds: 50,
  async run(_input, context) {
    const views = Object.keys(DATA_DAYS.reads).flatMap(name => context.views[name] ?? []).filter(view => recordedColumns(view).length > 0);
    const reads = views.length === 0 ? [] : await readDays(views, context);
    const rows = [...daysIn(views, reads)];
    return {
      summary: `The newest days of ${counted(rows.length, 'view')}.`,
      blocks: [{
        kind: 'table', title: 'Newest days',
        columns: [{ name: 'view', label: 'View', type: 'text' }, { name: 'newest', label: 'Newest day', type: 'date' }],
        rows, total: rows.length, shown: rows.length,
      }],
      evidence: [{
        ...queriesInEvidence(reads.map(({ query }) => query)), method: { name: 'newest day of what has happened' }, inputs: {}, assumptions: [], warnings: [],
      }],
      followUps: [],
    };
  },
});

/** One query for all views; where a value of one cannot be read each by itself, so that it hides no other. */
async function readDays(views: readonly CanonicalView[], context: ToolContext): Promise<Read[]> {
  try {
    return [await readRows(queryOf(views), context)];
  } catch (error) {
    if (!(error instanceof QueryFailedError)) throw error;
    return views.length === 1 ? [] : (await Promise.all(views.map(async view => readDays([view], context)))).flat();
  }
}

function queryOf(views: readonly CanonicalView[]) {
  const selects = views.flatMap(view => recordedColumns(view).map(column =>
    `SELECT '${view.name}' AS view_name, CAST(MAX(v.${column}) AS DATE) AS newest FROM ${view.name} AS v`));
  return rowQuery('Newest day of each view', selects.join('\nUNION ALL '), row);
}

function daysIn(views: readonly CanonicalView[], reads: readonly Read[]): DataDays {
  const rows = reads.flatMap(read => read.rows);
  return new Map(views.map(({ name }) => [
    name, rows.flatMap(({ view_name: view, newest }) => (view === name ? newest ?? [] : [])).sort().at(-1) ?? null,
  ]));
}
