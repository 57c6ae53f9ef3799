/** An agent: whom it serves and what for. Its tools and views are those of its persona. */
export interface AgentDefinition {
  /**
   * Lower case letters, digits and _: `returns`.
   *
   * @pattern ^[a-z][a-z0-9_]{0,31}$
   * @expected 1 to 32 of a-z, 0-9 and _, beginning with a letter
   */
  readonly id: string;
  /** The persona whose tools and views it uses. */
  readonly persona: string;
  /** What it answers, in words that people use when they ask: the router reads it. */
  readonly purpose: string;
  /**
   * The Bedrock model that answers for it, without a geography before its id.
   *
   * @default - models.default_model
   * @pattern ^[a-z0-9-]+\.[a-z0-9.-]+(:\d+)?$
   * @expected a Bedrock model id without a geography before it, such as amazon.nova-pro-v1:0
   */
  readonly model?: string;
}
