import type { ToolDefinition } from '../definition';
import { dailyBriefing } from './daily-briefing';
import { simulateScenario } from './simulate-scenario';

/** What all of a person's tools say together. */
export const OVERVIEW_DEFINITIONS: readonly ToolDefinition[] = [
  dailyBriefing,
  simulateScenario,
];
