import { QueryString, type QueryStringProps } from 'aws-cdk-lib/aws-logs';
import type { LogRecord } from '../../runtime/src/telemetry';
import { LOG_QUERIES } from '../../src/observability/log-queries';
import { recordsOfRealRun } from './real-run';

let records: readonly LogRecord[] = [];
beforeAll(async () => { records = await recordsOfRealRun('full'); }, 60_000);

/** What CloudWatch adds to a record, and words of its query language. */
const NOT_FIELDS = ['@timestamp', 'fields', 'filter', 'stats', 'sort', 'limit', 'count', 'sum', 'pct', 'as', 'by', 'desc', 'and'];

/** The fields that a query names: not its texts, numbers, and the names that it gives itself. */
function fieldsOf(query: string): string[] {
  const given = [...query.matchAll(/ as (\w+)/g)].map(([, name]) => name!);
  const words = query.replace(/'[^']*'/g, ' ').match(/@?[A-Za-z_]\w*/g) ?? [];
  return [...new Set(words)].filter(word => !NOT_FIELDS.includes(word) && !given.includes(word));
}

/** The kind of record that a query asks for. */
function recordsFor(query: string, among: readonly LogRecord[]): LogRecord[] {
  const event = /event = '(\w+)'/.exec(query)?.[1];
  return among.filter(record => record.event === event);
}

test.each(Object.entries<QueryStringProps>(LOG_QUERIES))('the saved query %s names only fields that a real run has logged', (_, props) => {
  const query = new QueryString(props).toString();
  const logged = recordsFor(query, records);
  expect(logged.length).toBeGreaterThan(0);
  expect(fieldsOf(query).filter(field => !logged.some(record => field in record))).toEqual([]);
});

test('the comparison is awake: a field that nobody logs is found', () => {
  expect(fieldsOf("fields questionText\n| filter event = 'turn'").filter(field => !records.some(record => field in record))).toEqual(['questionText']);
});

test('questions that were refused or failed, tools that failed and views that were read are in the log as the queries ask for them', () => {
  expect(records.filter(({ event, outcome }) => event === 'turn' && outcome === 'refused')).toHaveLength(1);
  expect(records.filter(({ event, TurnFailures }) => event === 'turn' && TurnFailures === 1)).toEqual([expect.objectContaining({ errorCode: expect.any(String) })]);
  expect(records.filter(({ event, ToolFailures }) => event === 'tool' && ToolFailures === 1)).toHaveLength(1);
  expect(records.filter(({ event }) => event === 'view')).toEqual([expect.objectContaining({ view: 'inventory_position', queries: 1, rowsRead: 1 })]);
});
