/**
 * What a measure means, once for everybody: how it is worded, what counts as a case, and the SQL that both are reckoned by.
 *
 * `cases` is one SELECT in Trino's dialect over canonical views that gives one row a case. All other SQL speaks of its columns alone, so
 * that periods, conditions and groups can be laid over it. The guard scopes the whole like any other query.
 */
export interface MeasureDefinition extends MeasureParts {
  /** `unit_fill_rate`: how it is asked for, and the name of its figure. */
  readonly id: string;
  /** The head that people read. */
  readonly title: string;
  /** What people call it when they ask. */
  readonly names: readonly string[];
  /** `%`, `days`, `company currency`, `base units`, … */
  readonly unit: string;
  /** Which way is better. */
  readonly direction: 'higher' | 'lower' | 'neither';
  /** What the cases are, in words: `order lines due`. The denominator of a ratio, and n of everything. */
  readonly noun: string;
  /** Other meanings under the same name, by their id: each changes some parts. */
  readonly variants?: Readonly<Record<string, Partial<MeasureParts>>>;
  /** Numbers that `{name}` in the SQL stands for, by name. */
  readonly settings?: Readonly<Record<string, DefinitionSetting>>;
  /** How it is reckoned for whom, or where, the views of `cases` are not to be read. */
  readonly fallback?: Partial<MeasureParts> & { readonly cases: string; readonly says: string };
  /** The period that serves where none is asked for, days up to the as-of date; absent where all cases up to that day count. */
  readonly usualDays?: number;
}

/** The parts of a definition that a variant may change. */
export interface MeasureParts {
  /** What it says and how it is counted, in a sentence or two. */
  readonly wording: string;
  /** One SELECT: one row a case. */
  readonly cases: string;
  /** The columns of `cases` that results may be broken down by or bounded to, and through them those of the view whose key such a column is. */
  readonly groups: readonly string[];
  /** An aggregate over the columns of `cases`: the figure. */
  readonly value: string;
  /** An aggregate that says how many cases there are. @default 'COUNT(*)' */
  readonly count?: string;
  /** The column of `cases` whose day decides in which period a case falls; absent where the measure is a state on the as-of date. */
  readonly date?: string;
  /** What that day is, in words: `first promised date`. */
  readonly dateIs?: string;
  /** A condition without which a case does not count yet: not due, not over. `{date}` is the column above. */
  readonly due?: string;
  /** Columns of `cases` that never fall together: amounts in different currencies. */
  readonly apart?: readonly string[];
  /** Columns reckoned over the cases of one group before the figure is. */
  readonly windows?: readonly GroupWindow[];
  /** Further figures that are always told with it. */
  readonly figures?: readonly FurtherFigure[];
  /** What has to be said of some of the cases. */
  readonly notes?: readonly CaseNote[];
}

/** `call OVER (PARTITION BY <the groups>, <per> ORDER BY <order>)`, as a column. */
export interface GroupWindow {
  readonly name: string;
  readonly call: string;
  readonly per?: string;
  readonly order?: string;
}

/** A figure beside the measure itself. */
export interface FurtherFigure {
  readonly name: string;
  readonly title: string;
  readonly unit?: string;
  /** An aggregate over the columns of `cases`. */
  readonly value: string;
}

/** A sentence on those cases for which `when` holds. */
export interface CaseNote {
  readonly name: string;
  /** A condition on one case. */
  readonly when: string;
  /** What follows the number of such cases: `without a standard cost`. */
  readonly says: string;
  /** Whether the figure leaves them out; else something is assumed of them. */
  readonly leftOut?: true;
}

/** A number that a question or the configuration may change. */
export interface DefinitionSetting {
  readonly value: number;
  readonly minimum: number;
  readonly maximum: number;
  readonly meaning: string;
}
