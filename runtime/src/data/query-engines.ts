import type { ToolContract } from '../../../src/contract';
import type { QueryEngine } from './engine';

/** A tool that queries, and for whom. */
export interface QueryReader {
  readonly tool: ToolContract;
  /** The verified persona of who asks. */
  readonly persona: string;
}

/** Where the queries of a call run: everywhere the same engine, or one that reads no more than the call may. */
export interface QueryEngines {
  /** @throws NoQueryRoleError where nothing may run for this reader */
  for(reader: QueryReader): QueryEngine;
}

/** One engine for every call: what it may read is said by the role of the process. */
export function oneEngine(engine: QueryEngine): QueryEngines {
  return { for: () => engine };
}
