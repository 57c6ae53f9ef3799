import { TOOLS } from '../../../../src/contract';
import { ORDERS } from '../../definitions';
import { defineTool } from '../define-tool';
import { ToolInputError } from '../tool-input-error';
import { measureAnswer } from './measure-answer';
import { sqlAnswer } from './sql-answer';
import { verifiedAnswer } from './verified-answer';

/** A verified question, a measure, or one SELECT of the caller's own making: through the guard, within the views and rows of who asks. */
export const queryData = defineTool({
  contract: TOOLS.query_data,
  title: 'Querying the data',
  description:
    'Answers by a verified question, by a definition, or by one SELECT over the views that the person may query: give exactly one of the three, the first that fits. '
    + 'Use for: how many, how much, list, show, which, totals, counts, sums, averages, top, most, least, per group, per month, of what the views hold. '
    + 'Not for: anything that another tool calculates (run-out dates, forecasts), or what data exist (describe_data).',
  input: {
    type: 'object',
    properties: {
      sql: {
        type: 'string',
        format: 'sql',
        minLength: 1,
        description: 'One SELECT in Trino SQL over the views of schema supply_chain. Name the columns; no SELECT *. Order the rows, worst or newest first.',
      },
      verified_question: {
        type: 'string', format: 'verified-question', minLength: 1, description: 'The id of a verified question that asks the same: its SQL has been approved.',
      },
      definition: {
        type: 'string', format: 'definition', minLength: 1, description: 'The id of a definition: the figure is reckoned as the company defined it.',
      },
      variant: { type: 'string', format: 'variant', minLength: 1, description: 'A variant of the definition. Without it: the definition itself.' },
      from: { type: 'string', format: 'date', description: 'The first day of the definition\'s period, 2026-10-01. Without it: from the beginning.' },
      until: { type: 'string', format: 'date', description: 'The day after the definition\'s period, 2026-11-01. Without it: up to the as-of date.' },
      group_by: {
        type: 'array',
        items: { type: 'string', format: 'column' },
        maxItems: 4,
        description: 'What the definition is broken down by: its columns, those of the view whose key such a column is, or day, week, month, quarter, year.',
      },
      filters: {
        type: 'array',
        maxItems: 4,
        items: {
          type: 'object',
          properties: {
            column: { type: 'string', description: 'A column that the definition can be broken down by.' },
            values: { type: 'array', items: { type: 'string' }, minItems: 1, maxItems: 200, description: 'Ids or names: rows with one of them count.' },
          },
          required: ['column', 'values'],
          additionalProperties: false,
        },
        description: 'What the definition is bounded to.',
      },
      settings: {
        type: 'array',
        maxItems: 4,
        items: {
          type: 'object',
          properties: { name: { type: 'string' }, value: { type: 'integer' } },
          required: ['name', 'value'],
          additionalProperties: false,
        },
        description: 'Numbers of the definition that are to be other than usual, such as grace_days.',
      },
      order: { type: 'string', enum: ORDERS, description: 'How the rows of a definition stand. Without it: worst first, periods in their order.' },
      purpose: { type: 'string', minLength: 1, maxLength: 200, description: 'What the query finds out, in a few words: it heads the result.' },
    },
    required: ['purpose'],
    additionalProperties: false,
  },
  label: 'free_sql',
  timeoutSeconds: 60,
  async run(input, context) {
    const { sql, verified_question, definition, purpose } = input;
    const given = [sql, verified_question, definition].filter(each => each !== undefined).length;
    if (given !== 1) throw new ToolInputError(TOOLS.query_data.name, [{ place: 'the input', value: input, expected: 'exactly one of verified_question, definition and sql' }]);
    if (verified_question !== undefined) return verifiedAnswer(verified_question, purpose, context);
    if (definition !== undefined) {
      const { variant, from, until, group_by: groupBy, filters, settings, order } = input;
      return measureAnswer(definition, { variant, from, until, groupBy, filters, settings, order }, purpose, context);
    }
    return sqlAnswer(sql ?? '', purpose, { method: { name: 'SQL written for this question' }, inputs: { purpose } }, context);
  },
});
