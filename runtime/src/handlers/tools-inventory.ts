import { toolsOfFamily } from '../tools/registry';
import { toolFunction } from './tool-function';

/** The function of the family `inventory`. */
export const handler = toolFunction(toolsOfFamily('inventory'), process.env);
