import { TOOLS } from '../../../../src/contract';
import { defineTool } from '../define-tool';
import { grantedView, grantedViews } from './granted-views';
import { qualityAnswer } from './quality-answer';
import { readQuality } from './quality-data';

/** What is wrong in the data that the caller may query, and how recent and complete they are. */
export const checkDataQuality = defineTool({
  contract: TOOLS.check_data_quality,
  title: 'Checking the data',
  description:
    'Checks the quality of the data that the person may query: double keys, references that lead nowhere, impossible dates, stock records below zero, '
    + 'count differences, gaps, unknown values, and how recent each view is. '
    + 'Use for: data quality, errors in the data, wrong records, can the data be trusted, are they complete, how recent or fresh are they. '
    + 'Not for: what data exist (describe_data), figures or rows (query_data).',
  input: {
    type: 'object',
    properties: {
      view: { type: 'string', minLength: 1, maxLength: 200, description: 'A view, such as inventory_position. Without it: all views that the person may query.' },
    },
    additionalProperties: false,
  },
  label: 'verified',
  timeoutSeconds: 55,
  questions: ['Can the data be trusted?'],
  async run({ view }, context) {
    const views = view === undefined ? grantedViews(context) : [grantedView(view, context)];
    context.progress(`Checking ${views.length === 1 ? views[0]!.name : `${views.length} views`}`, 0.1);
    return qualityAnswer({ views, data: await readQuality(views, context), context });
  },
});
