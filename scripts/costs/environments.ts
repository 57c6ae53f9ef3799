/** The environments of `config/` and what each may cost while nobody asks, USD a month. */
export const CEILINGS: Readonly<Record<string, number>> = { dev: 9, staging: 35, prod: 200 };
