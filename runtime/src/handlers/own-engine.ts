import { AthenaClient } from '@aws-sdk/client-athena';
import { CachedEngine, oneEngine } from '../data';
import type { QueryEngines } from '../data';
import { AthenaEngine } from '../data/athena-engine';
import type { OwnEngineSettings } from './settings';

/** The engine of a family whose tools name their views: the role of the function reads those, whoever asks. */
export function ownEngine({ athenaWorkgroup: workgroup, glueDatabase: database }: OwnEngineSettings): QueryEngines {
  return oneEngine(new CachedEngine(new AthenaEngine({ client: new AthenaClient(), workgroup, database })));
}
