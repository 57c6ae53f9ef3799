import type { Block } from '../../../src/contract';
import type { ModelMessage, ToolCallContent } from '../models';
import type { ExecutedCall, ExecutionTurn, ToolExecutor } from '../tools';
import { toolReport } from './tool-report';
import type { TurnWriter } from './turn-writer';

/** Runs the rounds of tool calls of one turn and shows them: cards while they run, results in the order in which they were asked for. */
export class ToolRounds {
  readonly executed: ExecutedCall[] = [];
  private blocks = 0;
  private evidence = 0;

  constructor(
    private readonly executor: ToolExecutor,
    private readonly turn: Pick<ExecutionTurn, 'identity' | 'asOf' | 'conversationId' | 'turnId'>,
    private readonly writer: TurnWriter,
  ) {}

  async run(calls: readonly ToolCallContent[], signal: AbortSignal): Promise<{ executed: ExecutedCall[]; results: ModelMessage['content'] }> {
    const executed = await this.executor.run(calls, {
      ...this.turn,
      signal,
      onStarted: (call, title) => this.writer.emit({ type: 'tool_started', id: call.id, name: call.name, title, input: call.input }),
      onProgress: (call, message, fraction) => void this.writer.emit({ type: 'tool_progress', id: call.id, message, fraction }),
      onFinished: finished => this.writer.emit({
        type: 'tool_finished', id: finished.call.id, name: finished.call.name, status: finished.status, milliseconds: finished.milliseconds,
        summary: finished.output?.summary ?? finished.error?.message ?? '', ...(finished.draft ? { draft: finished.draft.id } : {}),
      }),
    });
    this.executed.push(...executed);
    signal.throwIfAborted();
    const results = [];
    for (const each of executed) results.push(toolReport(each, await this.show(each)));
    return { executed, results };
  }

  /** The sentences of textbook tools: their results and their warnings. */
  summaries(): string[] {
    return this.executed.flatMap(({ output, definition }) =>
      (output && definition?.label === 'verified' ? [output.summary, ...output.evidence.flatMap(({ warnings }) => warnings)] : []));
  }

  /** Sentences and counts of the results: figures of the text may come from them. */
  statements(): string[] {
    return this.executed.flatMap(({ output }) => (output ? [
      output.summary,
      ...output.evidence.flatMap(({ population, inputs, assumptions, warnings, rowsRead, asOf }) => [
        JSON.stringify(inputs), ...assumptions, ...warnings, String(rowsRead), asOf,
        ...(population ? [population.asked, population.worked, ...population.leftOut.map(each => each.count)].map(String) : []),
      ]),
      ...output.blocks.flatMap(({ total, shown, title }) => [String(total), String(shown), title]),
    ] : []));
  }

  private async show({ call, output, definition }: ExecutedCall): Promise<string[]> {
    const lookUp = definition?.label === null ? { lookUp: true as const } : {};
    const blocks = (output?.blocks ?? []).map((block): Block => ({ ...block, ...lookUp, id: `b${++this.blocks}`, toolCallId: call.id }));
    for (const block of blocks) await this.writer.emit({ type: 'block', block });
    for (const evidence of output?.evidence ?? []) {
      await this.writer.emit({ type: 'evidence', evidence: { ...evidence, id: `e${++this.evidence}`, toolCallId: call.id } });
    }
    return blocks.map(block => block.id);
  }
}
