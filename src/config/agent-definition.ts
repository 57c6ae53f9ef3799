/** An agent: whom it serves and what for. Its tools and views are those of its persona. */
export interface AgentDefinition {
  /** Lower case letters, digits and _: `returns`. */
  readonly id: string;
  /** The persona whose tools and views it uses. */
  readonly persona: string;
  /** What it answers, in words that people use when they ask: the router reads it. */
  readonly purpose: string;
  /**
   * The Bedrock model that answers for it, without a geography before its id.
   *
   * @default - models.default_model
   */
  readonly model?: string;
}
