import { createServer } from 'node:http';
import type { IncomingMessage, Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import * as z from 'zod/mini';
import type { QueryResult } from '../../src/data';
import type { DuckDbEngine } from '../../src/data/duckdb-engine';

const Started = z.object({ QueryString: z.string(), WorkGroup: z.string(), QueryExecutionContext: z.object({ Database: z.string() }) });
const ById = z.object({ QueryExecutionId: z.string(), MaxResults: z.optional(z.number()), NextToken: z.optional(z.string()) });

interface Execution {
  readonly sql: string;
  status: { State: string; StateChangeReason?: string; AthenaError?: object };
  result?: QueryResult;
}

const ATHENA_TYPES = { text: 'varchar', integer: 'bigint', number: 'double', date: 'date', timestamp: 'timestamp', boolean: 'boolean' } as const;

/** Speaks Athena's protocol over HTTP, with DuckDB behind it: what the real client sends is what is checked. */
export class AthenaServer {
  readonly executions = new Map<string, Execution>();
  readonly started: z.infer<typeof Started>[] = [];
  readonly stopped: string[] = [];
  /** The access keys that signed the calls, in order. */
  readonly signedBy: string[] = [];
  /** Ends the next query with this status instead of running it. */
  nextStatus?: Execution['status'];
  /** Refuses the next call with this error. */
  nextRefusal?: { readonly status: number; readonly type: string; readonly message: string };
  private readonly server: Server;

  constructor(private readonly engine: DuckDbEngine) {
    this.server = createServer((request, response) => {
      void this.answer(request).then(({ status, body }) => {
        response.writeHead(status, { 'content-type': 'application/x-amz-json-1.1' }).end(JSON.stringify(body));
      });
    });
  }

  async listen(): Promise<string> {
    await new Promise<void>(resolve => this.server.listen(0, '127.0.0.1', resolve));
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  async close(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise(resolve => this.server.close(resolve));
  }

  private async answer(request: IncomingMessage): Promise<{ status: number; body: object }> {
    let text = '';
    for await (const chunk of request) text += String(chunk);
    const refusal = this.nextRefusal;
    this.nextRefusal = undefined;
    if (refusal) return { status: refusal.status, body: { __type: refusal.type, Message: refusal.message } };
    const body: unknown = JSON.parse(text);
    this.signedBy.push(/Credential=([^/]+)\//.exec(request.headers.authorization ?? '')?.[1] ?? 'nobody');
    switch (String(request.headers['x-amz-target']).split('.')[1]) {
      case 'StartQueryExecution': return { status: 200, body: this.start(Started.parse(body)) };
      case 'GetQueryExecution': return { status: 200, body: { QueryExecution: { Status: this.executions.get(ById.parse(body).QueryExecutionId)!.status } } };
      case 'GetQueryResults': return { status: 200, body: this.page(ById.parse(body)) };
      case 'StopQueryExecution': {
        this.stopped.push(ById.parse(body).QueryExecutionId);
        return { status: 200, body: {} };
      }
      default: return { status: 400, body: { __type: 'UnknownOperationException' } };
    }
  }

  private start(request: z.infer<typeof Started>): object {
    this.started.push(request);
    const id = `query-${this.started.length}`;
    const execution: Execution = { sql: request.QueryString, status: this.nextStatus ?? { State: 'RUNNING' } };
    this.executions.set(id, execution);
    if (this.nextStatus) {
      this.nextStatus = undefined;
      return { QueryExecutionId: id };
    }
    // Glue's database is the schema of the engine behind.
    const sql = execution.sql.replaceAll(`"${request.QueryExecutionContext.Database}".`, 'supply_chain.');
    void this.engine.run(sql, { maxRows: 100_000, timeoutMs: 30_000, signal: new AbortController().signal }).then(result => {
      execution.result = result;
      execution.status = { State: 'SUCCEEDED' };
    });
    return { QueryExecutionId: id };
  }

  /** A page holds up to `MaxResults` rows; on the first page the first of them repeats the names. */
  private page({ QueryExecutionId, MaxResults = 1_000, NextToken = '0' }: z.infer<typeof ById>): object {
    const { columns, rows } = this.executions.get(QueryExecutionId)!.result!;
    const all = [columns.map(column => column.name), ...rows];
    const from = Number(NextToken);
    const until = from + MaxResults;
    return {
      ResultSet: {
        ResultSetMetadata: { ColumnInfo: columns.map(column => ({ Name: column.name, Type: ATHENA_TYPES[column.type] })) },
        Rows: all.slice(from, until).map(row => ({ Data: row.map(cell => (cell === null ? {} : { VarCharValue: String(cell).replace(/^(\d{4}-\d{2}-\d{2})T/, '$1 ') })) })),
      },
      ...(until < all.length ? { NextToken: String(until) } : {}),
    };
  }
}
