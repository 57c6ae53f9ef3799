import { toolsOfFamily } from '../tools/registry';
import { toolFunction } from './tool-function';

/** The function of the family `sql`. */
export const handler = toolFunction(toolsOfFamily('sql'), process.env);
