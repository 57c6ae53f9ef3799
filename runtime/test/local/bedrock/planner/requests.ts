import { PERSONAS, VIEWS, type PersonaId } from '../../../../../src/contract';
import { AccessController, scopeSummary, type WarehouseScope } from '../../../../src/access';
import { SHIPPED_MEANINGS, meaningsFor } from '../../../../src/definitions';
import type { ConverseMessage, ConverseRequest, JsonValue } from '../../../../src/local/bedrock/converse-request';
import { ASK_BACK, DECLINE, systemPrompt } from '../../../../src/orchestration/prompt';
import { suggestionsFor } from '../../../../src/orchestration/suggestions';
import { TOOL_DEFINITIONS } from '../../../../src/tools/registry';

export const AS_OF = '2026-11-24';

/** What a request is built of: the real prompt and the real tools of a persona. */
export interface Asked {
  readonly persona: PersonaId;
  readonly messages: readonly ConverseMessage[];
  readonly warehouses?: WarehouseScope;
}

export function requestOf({ persona, messages, warehouses = 'all' }: Asked): ConverseRequest {
  const grant = PERSONAS[persona];
  const views = grant.views.flatMap(name => VIEWS[name] ?? []);
  const definitions = TOOL_DEFINITIONS.filter(({ contract }) => (grant.tools as readonly string[]).includes(contract.name));
  const offered = [...definitions.map(({ contract, description, input }) => ({ name: contract.name, description, input })), ASK_BACK, DECLINE];
  const permit = { views: new Map(views.map(view => [view.name, view.columns.map(column => column.name)])), warehouses };
  return {
    modelId: 'offline',
    system: [{ text: systemPrompt({
      personaTitle: grant.title, scope: scopeSummary(warehouses), asOf: AS_OF, views, ...meaningsFor(SHIPPED_MEANINGS, VIEWS, permit),
      questions: suggestionsFor({ subject: 'user-1', name: '', persona, warehouses }, '', new AccessController(), definitions, 40),
    }) }],
    messages: [...messages],
    toolConfig: {
      tools: offered.map(({ name, description, input }) => ({ toolSpec: { name, description, inputSchema: { json: JSON.parse(JSON.stringify(input)) as JsonValue } } })),
    },
    inferenceConfig: { maxTokens: 1000, temperature: 0 },
  };
}

export function user(text: string): ConverseMessage {
  return { role: 'user', content: [{ text }] };
}

export function assistant(text: string): ConverseMessage {
  return { role: 'assistant', content: [{ text }] };
}
