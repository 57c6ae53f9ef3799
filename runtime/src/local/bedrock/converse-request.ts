import * as z from 'zod/mini';

const textBlock = z.object({ text: z.string() });
const cachePoint = z.object({ cachePoint: z.object({ type: z.literal('default') }) });
const filled = z.string().check(z.minLength(1));
const toolUse = z.object({ toolUse: z.object({ toolUseId: filled, name: filled, input: z.json() }) });
const toolResult = z.object({
  toolResult: z.object({
    toolUseId: filled,
    content: z.array(z.union([z.object({ json: z.json() }), textBlock])),
    status: z.optional(z.enum(['success', 'error'])),
  }),
});
const message = z.object({
  role: z.enum(['user', 'assistant']),
  content: z.array(z.union([textBlock, toolUse, toolResult, cachePoint])).check(z.minLength(1)),
});
const toolSpec = z.object({
  toolSpec: z.object({
    name: z.string().check(z.regex(/^[a-zA-Z0-9_-]{1,64}$/)),
    description: z.optional(z.string()),
    inputSchema: z.object({ json: z.json() }),
  }),
});

const converseBody = z.object({
  messages: z.array(message).check(z.minLength(1)),
  system: z.optional(z.array(z.union([textBlock, cachePoint]))),
  toolConfig: z.optional(z.object({ tools: z.array(z.union([toolSpec, cachePoint])) })),
  guardrailConfig: z.optional(z.object({
    guardrailIdentifier: filled, guardrailVersion: filled, streamProcessingMode: z.optional(z.enum(['sync', 'async'])),
  })),
  inferenceConfig: z.optional(z.object({
    maxTokens: z.optional(z.int().check(z.positive())),
    temperature: z.optional(z.number()),
    topP: z.optional(z.number()),
    stopSequences: z.optional(z.array(z.string())),
  })),
});

/** The body of a Converse request: what a model sees, and nothing else. Fields that no model here reads are left out. */
export type ConverseBody = z.infer<typeof converseBody>;
export type ConverseMessage = ConverseBody['messages'][number];
export type ContentBlock = ConverseMessage['content'][number];
export type JsonValue = z.infer<ReturnType<typeof z.json>>;

/** A Converse request with the model that its path names. */
export interface ConverseRequest extends ConverseBody {
  readonly modelId: string;
}

/** The body, or where it breaks the protocol: `messages.0.content: Invalid input`. */
export function parseConverseBody(body: unknown): { readonly value: ConverseBody } | { readonly fault: string } {
  const parsed = converseBody.safeParse(body);
  if (parsed.success) return { value: parsed.data };
  return { fault: parsed.error.issues.map(issue => `${issue.path.join('.') || 'body'}: ${issue.message}`).join('; ') };
}
