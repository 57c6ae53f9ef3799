import type { Company } from './company';

/** What is said of a company of own tables when the platform has started. */
export interface OwnCompany {
  /** The configuration that maps them. */
  readonly file: string;
  /** Views that hold rows. */
  readonly views: number;
  readonly rows: number;
  /** The day of the answers. */
  readonly asOf: string;
  /** What is wrong with its data, in sentences. */
  readonly warnings: readonly string[];
}

export function ownFacts({ facts, stale, asOf }: Company, file = ''): OwnCompany {
  const filled = [...facts.values()].filter(({ rows }) => (rows ?? 0) > 0);
  const unread = [...facts].flatMap(([view, { fault }]) => (fault === undefined ? [] : [`${view} cannot be read: ${fault}`]));
  return {
    file, asOf, views: filled.length, rows: filled.reduce((sum, { rows }) => sum + (rows ?? 0), 0),
    warnings: [...unread, ...stale.values()],
  };
}
