/** One structured log line. Values are plain data; secrets, tokens and texts of questions never go in. */
export type LogRecord = Readonly<Record<string, unknown>>;

/** Where log records go: standard output in Lambda, standard error or nowhere on the laptop. */
export type Log = (record: LogRecord) => void;

/** A log that writes one JSON line a record. */
export function jsonLines(write: (line: string) => void): Log {
  return record => write(`${JSON.stringify(record)}\n`);
}

/** What a log says of an error: its code, text and causes, with their stacks. */
export function errorFields(error: unknown): LogRecord {
  if (!(error instanceof Error)) return { message: String(error) };
  return {
    ...('code' in error ? { code: error.code } : {}),
    name: error.name,
    message: error.message,
    stack: error.stack,
    ...(error.cause === undefined ? {} : { cause: errorFields(error.cause) }),
  };
}
