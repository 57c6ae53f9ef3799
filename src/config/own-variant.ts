/** Another meaning of a measure under the same name: what differs is written. */
export interface OwnVariant {
  /** What it says and how it is counted. */
  readonly wording: string;
  /**
   * Another SELECT, one row a case.
   *
   * @default - that of the measure
   */
  readonly cases?: string;
  /**
   * Columns of it by which results may be broken down and bounded.
   *
   * @default - those of the measure
   */
  readonly groups?: string[];
  /**
   * Another aggregate.
   *
   * @default - that of the measure
   */
  readonly value?: string;
  /**
   * Another column of the day.
   *
   * @default - that of the measure
   */
  readonly date?: string;
  /**
   * What that day is, in words.
   *
   * @default - as the measure says it
   */
  readonly day?: string;
  /**
   * Another condition without which a case does not count yet.
   *
   * @default - that of the measure
   */
  readonly due?: string;
}
