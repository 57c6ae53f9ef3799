import * as z from 'zod/mini';
import { EngineUnavailableError, QueryError, QueryFailedError, QuerySyntaxError } from './query-errors';
import type { SqlPosition } from './query-errors';

/** What the binding throws. Its errors are not always instances of this context's `Error`. */
const Thrown = z.object({ message: z.string() });

/** What DuckDB says of an error with `errors_as_json`. Its message is left out: it quotes values. */
const Report = z.object({ exception_type: z.string(), error_subtype: z.optional(z.string()), position: z.optional(z.string()) });

/** DuckDB's classes of errors that mean that the text of the query is wrong. */
const ABOUT_THE_TEXT: ReadonlySet<string> = new Set(['Parser', 'Syntax', 'Binder', 'Catalog']);
const ABOUT_THE_ENGINE: ReadonlySet<string> = new Set(['IO', 'Out of Memory', 'INTERNAL', 'FATAL', 'Connection']);

/** What DuckDB has thrown, as one of ours. */
export function duckDbError(thrown: unknown, sql: string): QueryError {
  if (thrown instanceof QueryError) return thrown;
  const report = reportIn(z.safeParse(Thrown, thrown).data?.message ?? '');
  if (!report) return new QueryFailedError('UNKNOWN');
  const code = (report.error_subtype ?? report.exception_type).toUpperCase().replace(/[^A-Z0-9]+/g, '_');
  const position = report.position === undefined ? undefined : positionAt(sql, Number(report.position));
  if (ABOUT_THE_TEXT.has(report.exception_type)) return new QuerySyntaxError(code, position);
  if (ABOUT_THE_ENGINE.has(report.exception_type)) return new EngineUnavailableError(code);
  return new QueryFailedError(code, position);
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

/** DuckDB counts bytes of UTF-8 from 0. */
function positionAt(sql: string, offset: number): SqlPosition | undefined {
  if (!Number.isInteger(offset)) return undefined;
  const before = Buffer.from(sql).subarray(0, offset).toString().split('\n');
  return { line: before.length, column: before.at(-1)!.length + 1 };
}
