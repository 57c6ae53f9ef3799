/** A column that the catalogue does not have: of a view of your own, or beside those of one that ships. */
export interface OwnColumn {
  /**
   * What it holds: `integer` is a BIGINT, `number` a DOUBLE.
   *
   * @choices text, integer, number, date, timestamp, boolean
   */
  readonly type: string;
  /**
   * The unit of its values: `base units`, `days`, `company currency`, `m3`.
   *
   * @default - it has none
   */
  readonly unit?: string;
  /** What it says, in words that people use when they ask: `Day on which customs let the goods through (clearance)`. */
  readonly meaning: string;
  /**
   * Who may see it: everybody, everybody in the company, or nobody without an explicit grant.
   *
   * @default 'internal'
   * @choices public, internal, personal
   */
  readonly sensitivity?: string;
}
