import type { ToolDefinition } from '../definition';
import { checkDataQuality } from './check-data-quality';
import { describeData } from './describe-data';
import { findEntities } from './find-entities';
import { queryData } from './query-data';

/** The company's data themselves: for all personas. */
export const SQL_DEFINITIONS: readonly ToolDefinition[] = [
  findEntities,
  describeData,
  queryData,
  checkDataQuality,
];
