import { PERSONAS, VIEWS, type PersonaId } from '../../../../../src/contract';
import { AccessController, SqlGuard, type WarehouseScope } from '../../../../src/access';
import { DuckDbEngine } from '../../../../src/data/duckdb-engine';
import { PlatformError } from '../../../../src/errors';
import type { PlannedCall } from '../../../../src/local/bedrock/planner/steps';
import { runTool, TOOL_DEFINITIONS, type ToolOutput } from '../../../../src/tools';
import { sampleCompany } from '../../../sample-company';
import type { Answer } from './conversation';
import { AS_OF } from './requests';

/** The real tools over the sample company, through the real guard. */
export class RealTools {
  private readonly guard = new SqlGuard(VIEWS);
  private constructor(private readonly engine: DuckDbEngine) {}

  static async open(): Promise<RealTools> {
    return new RealTools(await DuckDbEngine.open(await sampleCompany()));
  }

  close(): void {
    this.engine.close();
  }

  /** Runs a call and reports it as a model sees it; closing tools are not run. */
  async run(call: PlannedCall, persona: PersonaId, warehouses: WarehouseScope = 'all'): Promise<Answer | undefined> {
    const definition = TOOL_DEFINITIONS.find(({ contract }) => contract.name === call.tool);
    if (!definition) return undefined;
    const identity = { subject: 'user-1', name: PERSONAS[persona].title, persona, warehouses };
    try {
      const output = await runTool(definition, {
        input: call.input, identity, asOf: AS_OF, signal: new AbortController().signal, progress: () => undefined,
      }, { engine: this.engine, access: new AccessController(), guard: this.guard });
      return { json: JSON.parse(JSON.stringify(reportOf(output))) };
    } catch (error) {
      if (!(error instanceof PlatformError)) throw error;
      return { failed: true, json: JSON.parse(JSON.stringify({ error: { code: error.code, message: error.message, remedy: error.remedy } })) };
    }
  }
}

function reportOf({ summary, blocks, followUps, evidence }: ToolOutput): object {
  return {
    summary,
    blocks: blocks.map(({ title, columns, rows, total, order }, index) => ({
      id: `b${index + 1}`, title, columns, rows: rows.slice(0, 20), total, shown: Math.min(rows.length, 20), order,
    })),
    followUps,
    warnings: evidence.flatMap(({ warnings }) => warnings),
    scope: evidence[0]?.scope,
  };
}
