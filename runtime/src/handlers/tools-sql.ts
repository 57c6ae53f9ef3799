import { createDynamoClient } from '../conversations';
import { companyMeanings } from '../definitions';
import { SQL_DEFINITIONS } from '../tools/sql';
import { dataDays } from '../tools/sql/data-days';
import { accountMeanings } from './account-meanings';
import { assumedEngines } from './assumed-engines';
import { assumedEngineSettings } from './settings';
import { toolFunction } from './tool-function';

const settings = assumedEngineSettings(process.env);

/** The function of the family `sql`. */
export const handler = toolFunction(
  [...SQL_DEFINITIONS, dataDays], settings, assumedEngines(settings), import.meta.dirname,
  ({ views, guard, clock, log, deployed }) => accountMeanings(settings, createDynamoClient(), {
    clock, log, check: words => companyMeanings(words, views, guard, clock().toISOString().slice(0, 10)),
  }, deployed),
);
