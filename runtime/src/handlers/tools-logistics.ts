import { toolsOfFamily } from '../tools/registry';
import { ownEngine } from './own-engine';
import { ownEngineSettings } from './settings';
import { toolFunction } from './tool-function';

const settings = ownEngineSettings(process.env);

/** The function of the family `logistics`. */
export const handler = toolFunction(toolsOfFamily('logistics'), settings, ownEngine(settings), import.meta.dirname);
