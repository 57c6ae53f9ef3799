import { LOGISTICS_DEFINITIONS } from '../tools/logistics';
import { ownEngine } from './own-engine';
import { ownEngineSettings } from './settings';
import { toolFunction } from './tool-function';

const settings = ownEngineSettings(process.env);

/** The function of the family `logistics`. */
export const handler = toolFunction(LOGISTICS_DEFINITIONS, settings, ownEngine(settings), import.meta.dirname);
