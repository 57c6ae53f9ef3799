import { toolsOfFamily } from '../tools/registry';
import { assumedEngines } from './assumed-engines';
import { assumedEngineSettings } from './settings';
import { toolFunction } from './tool-function';

const settings = assumedEngineSettings(process.env);

/** The function of the family `sql`. */
export const handler = toolFunction(toolsOfFamily('sql'), settings, assumedEngines(settings), import.meta.dirname);
