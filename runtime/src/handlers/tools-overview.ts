import { OVERVIEW_DEFINITIONS } from '../tools/overview';
import { ownEngine } from './own-engine';
import { ownEngineSettings } from './settings';
import { toolFunction } from './tool-function';

const settings = ownEngineSettings(process.env);

/** The function of the family `overview`. */
export const handler = toolFunction(OVERVIEW_DEFINITIONS, settings, ownEngine(settings), import.meta.dirname);
