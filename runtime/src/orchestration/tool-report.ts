import type { ToolResultContent } from '../models';
import type { ExecutedCall } from '../tools';

/** Rows of a block that a model sees. */
const MODEL_ROWS = 20;
/** Characters of one result that a model sees: about 6,000 tokens. */
const MODEL_CHARACTERS = 24_000;

/** What a model is told of a call that has ended. Blocks carry the ids under which the person sees them. */
export function toolReport(executed: ExecutedCall, blockIds: readonly string[]): ToolResultContent {
  const { call, output, error } = executed;
  const json = output
    ? reportOf(output, blockIds)
    : { error: { code: error?.code, message: error?.message, ...(error?.remedy ? { remedy: error.remedy } : {}) } };
  return { kind: 'tool_result', id: call.id, failed: !output, json };
}

function reportOf(output: NonNullable<ExecutedCall['output']>, blockIds: readonly string[]): object {
  for (let rows = MODEL_ROWS; ; rows = Math.floor(rows / 2)) {
    const report = withRows(output, blockIds, rows);
    if (rows === 0 || JSON.stringify(report).length <= MODEL_CHARACTERS) return report;
  }
}

function withRows(output: NonNullable<ExecutedCall['output']>, blockIds: readonly string[], rows: number): object {
  return {
    summary: output.summary,
    blocks: output.blocks.map(({ title, columns, rows: all, total, order }, index) => ({
      id: blockIds[index], title, columns, rows: all.slice(0, rows), total, shown: Math.min(rows, all.length), ...(order ? { order } : {}),
    })),
    followUps: output.followUps,
    warnings: output.evidence.flatMap(evidence => evidence.warnings),
    scope: output.evidence[0]?.scope,
    definition: output.evidence[0]?.definition?.wording,
    assumptions: output.evidence.flatMap(evidence => evidence.assumptions),
    population: output.evidence[0]?.population,
  };
}
