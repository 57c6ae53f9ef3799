import { setTimeout as sleep } from 'node:timers/promises';
import { GetQueryExecutionCommand, GetQueryResultsCommand, StartQueryExecutionCommand, StopQueryExecutionCommand } from '@aws-sdk/client-athena';
import type { AthenaClient, ColumnInfo, QueryExecutionStatus, Row } from '@aws-sdk/client-athena';
import type { Cell } from '../../../src/contract';
import { cancelledQuery, failedQuery, refusedCall } from './athena-errors';
import { inDatabase } from './athena-schema';
import { cellOf, cellTypeOf } from './athena-values';
import type { QueryEngine, QueryOptions, QueryResult } from './engine';
import { EngineUnavailableError } from './query-errors';
import { QueryLimit } from './query-limit';

const FIRST_POLL_MS = 50;
const LAST_POLL_MS = 1_000;
/** The most that Athena gives at once. */
const PAGE_ROWS = 1_000;

export interface AthenaEngineProps {
  readonly client: AthenaClient;
  /** The workgroup that bounds what a query may scan and where its results go. */
  readonly workgroup: string;
  /** The Glue database that stands for the schema `supply_chain`. */
  readonly database: string;
}

/** The query engine in AWS. Results are read from Athena, never from its bucket. */
export class AthenaEngine implements QueryEngine {
  constructor(private readonly props: AthenaEngineProps) {}

  async run(sql: string, options: QueryOptions): Promise<QueryResult> {
    const limit = new QueryLimit(options);
    limit.check();
    const id = await this.start(sql, limit);
    try {
      await this.finish(id, limit, options.timeoutMs);
      return await this.results(id, options.maxRows, limit);
    } catch (thrown) {
      const early = limit.error();
      if (!early) throw refusedCall(thrown);
      await this.stop(id);
      throw early;
    }
  }

  private async start(sql: string, limit: QueryLimit): Promise<string> {
    const { client, workgroup, database } = this.props;
    // Not aborted with the turn: without the id of a query that has begun nobody could stop it.
    const started = await client.send(new StartQueryExecutionCommand({
      QueryString: inDatabase(sql, database), WorkGroup: workgroup, QueryExecutionContext: { Database: database },
    })).catch(thrown => { throw limit.error() ?? refusedCall(thrown); });
    if (!started.QueryExecutionId) throw new EngineUnavailableError('NO_QUERY_ID');
    return started.QueryExecutionId;
  }

  private async finish(id: string, limit: QueryLimit, timeoutMs: number): Promise<void> {
    for (let wait = FIRST_POLL_MS; ; wait = Math.min(wait * 2, LAST_POLL_MS)) {
      await sleep(wait, undefined, { signal: limit.signal });
      const found = await this.props.client.send(new GetQueryExecutionCommand({ QueryExecutionId: id }), { abortSignal: limit.signal });
      const status: QueryExecutionStatus = found.QueryExecution?.Status ?? {};
      switch (status.State) {
        case 'SUCCEEDED': return;
        case 'FAILED': throw failedQuery(status, timeoutMs);
        case 'CANCELLED': throw cancelledQuery(status);
        case 'QUEUED':
        case 'RUNNING':
        case undefined: break;
      }
    }
  }

  private async results(id: string, maxRows: number, limit: QueryLimit): Promise<QueryResult> {
    const rows: Cell[][] = [];
    let columns: QueryResult['columns'] = [];
    let token: string | undefined;
    do {
      const page = await this.props.client.send(
        new GetQueryResultsCommand({ QueryExecutionId: id, MaxResults: PAGE_ROWS, NextToken: token }), { abortSignal: limit.signal });
      if (!token) columns = columnsOf(page.ResultSet?.ResultSetMetadata?.ColumnInfo ?? []);
      // The first row of the first page repeats the names of the columns.
      for (const row of (page.ResultSet?.Rows ?? []).slice(token ? 0 : 1)) {
        if (rows.length === maxRows) return { columns, rows, truncated: true };
        rows.push(cellsOf(row, columns));
      }
      token = page.NextToken;
    } while (token);
    return { columns, rows, truncated: false };
  }

  /** @throws EngineUnavailableError  Athena does not take the order: the query runs on, and costs */
  private async stop(id: string): Promise<void> {
    await this.props.client.send(new StopQueryExecutionCommand({ QueryExecutionId: id })).catch(thrown => { throw refusedCall(thrown); });
  }
}

function columnsOf(columns: readonly ColumnInfo[]): QueryResult['columns'] {
  return columns.map(column => ({ name: column.Name ?? '', type: cellTypeOf(column.Type ?? '') }));
}

function cellsOf(row: Row, columns: QueryResult['columns']): Cell[] {
  return columns.map((column, index) => cellOf(row.Data?.[index]?.VarCharValue, column.type));
}
