/** What a query may cost before it is parsed. */
export interface Bounds {
  /** UTF-16 code units. */
  readonly characters: number;
  /** Words, signs and literals. */
  readonly tokens: number;
  /** Parentheses and CASE within one another. */
  readonly nesting: number;
  /** SELECT within SELECT within … */
  readonly selects: number;
  /** SELECT that stands as a value within another one that does: the parser's thorough way costs three times as much for each. */
  readonly valueDepth: number;
  /** SELECTs that stand as values, each counted as deep as it stands: the thorough parse takes some 10 ms for each. */
  readonly values: number;
  /** Things that commas part within one pair of parentheses, or within one SELECT. */
  readonly list: number;
}

/** Of the query as it is written. */
export const BOUNDS: Bounds = { characters: 20_000, tokens: 3_000, nesting: 16, selects: 6, valueDepth: 3, values: 24, list: 500 };
/**
 * Of the query as it is printed: each view has become a subquery, which may hold another one, all warehouses twice, and a mapping. Athena takes
 * 262,144 bytes.
 */
export const PRINTED_BOUNDS: Bounds = {
  characters: 250_000, tokens: 100_000, nesting: 32, selects: 13, valueDepth: 7, values: 60, list: 100_000,
};

/** The remedy for all that is too large. */
export const ASK_FOR_LESS = 'Ask for less in one query, or break it into several.';
