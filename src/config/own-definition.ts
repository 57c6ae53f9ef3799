import type { OwnVariant } from './own-variant';

/**
 * A measure of your own, or what you change of one that ships: then only that is written. It holds without a deployment: a laptop reads the file
 * again, functions a parameter, which `scap config publish` writes.
 */
export interface OwnDefinition {
  /**
   * The head that people read.
   *
   * @default - that of the measure that ships, or its id in words
   */
  readonly title?: string;
  /**
   * What people call it when they ask: each name alone must say which measure is meant.
   *
   * @default - those of the measure that ships, or its title
   */
  readonly names?: string[];
  /**
   * What it says and how it is counted, in a sentence or two. Shown with every answer. A measure of your own must say it.
   *
   * @default - that of the measure that ships
   */
  readonly wording?: string;
  /**
   * The unit of its figure: `%`, `days`, `company currency`. A measure of your own must say it.
   *
   * @default - that of the measure that ships
   */
  readonly unit?: string;
  /**
   * Which way is better.
   *
   * @default - as the measure that ships, or neither
   * @choices higher, lower, neither
   */
  readonly better?: string;
  /**
   * What its cases are, in words: `order lines due`.
   *
   * @default - those of the measure that ships, or cases
   */
  readonly noun?: string;
  /**
   * One SELECT in Trino's dialect over views, one row a case; `current_date` is the as-of date. A measure of your own must give it. Further figures,
   * notes and variants of a measure that ships go with its own SELECT: with another one they are left out.
   *
   * @default - that of the measure that ships
   */
  readonly cases?: string;
  /**
   * Columns of that SELECT by which results may be broken down and bounded.
   *
   * @default - those of the measure that ships, or none
   */
  readonly groups?: string[];
  /**
   * An aggregate over the columns of that SELECT: the figure. A measure of your own must give it.
   *
   * @default - that of the measure that ships
   */
  readonly value?: string;
  /**
   * The column of that SELECT whose day decides in which period a case falls.
   *
   * @default - that of the measure that ships, or none: a state as of today
   */
  readonly date?: string;
  /**
   * What that day is, in words: `first promised date`.
   *
   * @default - that of the measure that ships, or the name of the column
   */
  readonly day?: string;
  /**
   * A condition without which a case does not count yet; `{date}` is that column: `{date} < current_date`.
   *
   * @default - that of the measure that ships, or not after today
   */
  readonly due?: string;
  /**
   * Other figures of its settings, by name, in quotation marks: `grace_days: "2"`.
   *
   * @default - those that ship
   */
  readonly settings?: { [name: string]: string };
  /**
   * Other meanings under the same name, by their id, beside those that ship.
   *
   * @default - those that ship
   */
  readonly variants?: { [variant: string]: OwnVariant };
}
