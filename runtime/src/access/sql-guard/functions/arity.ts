/** How many arguments a function takes: at least, and at most. */
export type Arity = readonly [least: number, most: number];

/** Functions by name, in lower case. */
export type Functions = Readonly<Record<string, Arity>>;

/** Any number of arguments: texts and lists are bounded otherwise. */
export const MANY = 100;
