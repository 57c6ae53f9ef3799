import * as z from 'zod/mini';
import { EngineUnavailableError, QueryError, QueryFailedError, QuerySyntaxError, QueryTooLargeError } from './query-errors';

/** What the binding throws. Its errors are not always instances of this context's `Error`. */
const Thrown = z.object({ message: z.string(), code: z.optional(z.unknown()) });

/** What DuckDB says of an error with `errors_as_json`. Its message, which quotes values, is only held against what is known. */
const Report = z.object({ exception_type: z.string(), exception_message: z.optional(z.string()), error_subtype: z.optional(z.string()) });

/** DuckDB's classes of errors that mean that the text of the query is wrong. */
const ABOUT_THE_TEXT: ReadonlySet<string> = new Set(['Parser', 'Syntax', 'Binder', 'Catalog']);
const ABOUT_THE_ENGINE: ReadonlySet<string> = new Set(['IO', 'INTERNAL', 'FATAL', 'Connection']);

/** What DuckDB's words mean in Trino's, whose names both engines give to errors. */
const IN_TRINO: readonly (readonly [type: string, message: RegExp, code: string])[] = [
  ['Binder', /GROUP BY clause/, 'EXPRESSION_NOT_AGGREGATE'],
  ['Binder', /./, 'TYPE_MISMATCH'],
  ['Invalid Input', /^More than one row returned by a subquery/, 'SUBQUERY_MULTIPLE_ROWS'],
  ['Invalid Input', /./, 'INVALID_FUNCTION_ARGUMENT'],
  ['Out of Range', /./, 'NUMERIC_VALUE_OUT_OF_RANGE'],
  ['Conversion', /out of range|Could not cast value/, 'NUMERIC_VALUE_OUT_OF_RANGE'],
  ['Conversion', /./, 'INVALID_CAST_ARGUMENT'],
];

/** What DuckDB has thrown, as one of ours. Places are left out: they are places of the translated text. */
export function duckDbError(thrown: unknown): QueryError {
  if (thrown instanceof QueryError) return thrown;
  const { message, code: nodeCode } = z.safeParse(Thrown, thrown).data ?? { message: '' };
  if (nodeCode === 'ERR_STRING_TOO_LONG') return new QueryTooLargeError();
  const report = reportIn(message);
  if (!report) return new QueryFailedError('UNKNOWN');
  const code = codeOf(report);
  if (report.exception_type === 'Out of Memory') return new QueryTooLargeError();
  if (ABOUT_THE_TEXT.has(report.exception_type)) return new QuerySyntaxError(code);
  if (ABOUT_THE_ENGINE.has(report.exception_type)) return new EngineUnavailableError(code);
  return new QueryFailedError(code);
}

function codeOf({ exception_type: type, exception_message: message = '', error_subtype: subtype }: z.infer<typeof Report>): string {
  // What the macros of the dialect say.
  const own = type === 'Invalid Input' ? /^scap:([A-Z_]+)$/.exec(message)?.[1] : undefined;
  const known = IN_TRINO.find(([each, words]) => each === type && words.test(message))?.[2];
  return own ?? known ?? (subtype ?? type).toUpperCase().replace(/[^A-Z0-9]+/g, '_');
}

/** The report stands at the end of the message, sometimes behind the class of the error. */
function reportIn(message: string): z.infer<typeof Report> | undefined {
  const start = message.indexOf('{');
  if (start < 0) return undefined;
  try {
    return z.safeParse(Report, JSON.parse(message.slice(start))).data;
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}
