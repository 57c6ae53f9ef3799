/** A row of a view by the names of its columns. What is undefined is unknown. */
export type Row = Readonly<Record<string, string | number | boolean | undefined>>;
