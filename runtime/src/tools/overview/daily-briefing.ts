import { OVERVIEW_TOOLS } from '../../../../src/contract';
import { defineTool } from '../define-tool';
import { briefingAnswer } from './briefing-answer';
import { keptOf } from './briefing-changes';
import { runSources } from './briefing-run';
import { BRIEFING_SOURCES } from './briefing-sources';

/** What needs somebody's attention, of all that their tools find. */
export const dailyBriefing = defineTool({
  contract: OVERVIEW_TOOLS.daily_briefing,
  title: 'Looking through all tools',
  description:
    'Gives a briefing: the worst findings of all the tools that the person has, on one scale (expected margin at stake), and what has changed since the briefing before. '
    + 'Use for: a daily or morning briefing, what needs my attention today, where to begin, the most urgent problems, what is new or has changed since the last briefing. '
    + 'Not for: one kind of problem, such as stock-outs, late orders or what to order (the tool for that), or the status of one order.',
  input: { type: 'object', properties: {}, additionalProperties: false },
  label: 'verified',
  timeoutSeconds: 55,
  questions: ['What needs my attention today?'],
  async run(_, context) {
    const briefed = await runSources(BRIEFING_SOURCES, context);
    return { ...briefingAnswer(briefed, context), kept: keptOf(briefed.looked) };
  },
});
