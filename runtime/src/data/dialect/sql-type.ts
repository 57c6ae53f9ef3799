/** A type of Trino, as far as its operators and functions tell types apart: all varchar are one type, whatever their length. */
export type SqlType =
  | { readonly kind: Plain }
  | { readonly kind: 'decimal'; readonly precision: number; readonly scale: number }
  /** `precision`: digits behind the second. */
  | { readonly kind: 'timestamp'; readonly precision: number }
  | { readonly kind: 'array'; readonly of: SqlType }
  | { readonly kind: 'map'; readonly key: SqlType; readonly value: SqlType }
  | { readonly kind: 'row'; readonly fields: readonly SqlType[] };

type Plain =
  | 'boolean' | 'tinyint' | 'smallint' | 'integer' | 'bigint' | 'real' | 'double' | 'varchar' | 'date'
  | 'interval day to second' | 'interval year to month'
  /** The type of NULL, which fits everywhere. */
  | 'unknown'
  /** Not followed: what the engine makes of it is not foreseen, so that nothing is refused for it. */
  | 'any';

const plain = <K extends Plain>(kind: K) => ({ kind }) as const;
export const BOOLEAN = plain('boolean');
export const TINYINT = plain('tinyint');
export const SMALLINT = plain('smallint');
export const INTEGER = plain('integer');
export const BIGINT = plain('bigint');
export const REAL = plain('real');
export const DOUBLE = plain('double');
export const VARCHAR = plain('varchar');
export const DATE = plain('date');
export const DAYS = plain('interval day to second');
export const MONTHS = plain('interval year to month');
export const UNKNOWN = plain('unknown');
export const ANY = plain('any');
export const TIMESTAMP: SqlType = { kind: 'timestamp', precision: 3 };
export const arrayOf = (of: SqlType): SqlType => ({ kind: 'array', of });

/** How many digits the whole numbers of a type have, by growing size. */
const WHOLE = new Map<string, number>([['tinyint', 3], ['smallint', 5], ['integer', 10], ['bigint', 19]]);

export const isWhole = (type: SqlType): boolean => WHOLE.has(type.kind);
export const isNumber = (type: SqlType): boolean => isWhole(type) || ['decimal', 'real', 'double'].includes(type.kind);
/** Whether nothing is known of the type that could be refused. */
export const isOpen = (type: SqlType): boolean => type.kind === 'unknown' || type.kind === 'any';

/** The decimal that holds every value of a whole or decimal type. */
export function asDecimal(type: SqlType): { readonly precision: number; readonly scale: number } | undefined {
  if (type.kind === 'decimal') return type;
  const precision = WHOLE.get(type.kind);
  return precision === undefined ? undefined : { precision, scale: 0 };
}

export function decimal(precision: number, scale: number): SqlType {
  return { kind: 'decimal', precision: Math.min(38, precision), scale };
}

/** The type that values of both types become where they stand side by side; undefined where Trino finds none. */
export function commonType(a: SqlType, b: SqlType): SqlType | undefined {
  if (a.kind === 'any' || b.kind === 'any') return ANY;
  if (a.kind === 'unknown') return b;
  if (b.kind === 'unknown') return a;
  if (isNumber(a) && isNumber(b)) return commonNumber(a, b);
  if (a.kind === 'array' && b.kind === 'array') return within(commonType(a.of, b.of), arrayOf);
  if (a.kind === 'map' && b.kind === 'map') return within(commonType(a.key, b.key), key => within(commonType(a.value, b.value), value => ({ kind: 'map', key, value })));
  if (a.kind === 'timestamp' && b.kind === 'timestamp') return a.precision >= b.precision ? a : b;
  if (a.kind === 'timestamp' && b.kind === 'date') return a;
  if (a.kind === 'date' && b.kind === 'timestamp') return b;
  return a.kind === b.kind ? a : undefined;
}

function commonNumber(a: SqlType, b: SqlType): SqlType {
  if (a.kind === b.kind && a.kind !== 'decimal') return a;
  if (a.kind === 'double' || b.kind === 'double') return DOUBLE;
  if (a.kind === 'real' || b.kind === 'real') return REAL;
  if (isWhole(a) && isWhole(b)) return WHOLE.get(a.kind)! > WHOLE.get(b.kind)! ? a : b;
  const [x, y] = [asDecimal(a)!, asDecimal(b)!];
  const scale = Math.max(x.scale, y.scale);
  return decimal(Math.max(x.precision - x.scale, y.precision - y.scale) + scale, scale);
}

function within(inner: SqlType | undefined, make: (type: SqlType) => SqlType | undefined): SqlType | undefined {
  return inner && make(inner);
}

/** The type's name in DuckDB. */
export function duckDbName(type: SqlType): string {
  switch (type.kind) {
    case 'decimal': return `DECIMAL(${type.precision}, ${type.scale})`;
    case 'array': return `${duckDbName(type.of)}[]`;
    case 'map': return `MAP(${duckDbName(type.key)}, ${duckDbName(type.value)})`;
    case 'real': return 'FLOAT';
    case 'interval day to second':
    case 'interval year to month': return 'INTERVAL';
    default: return type.kind.toUpperCase();
  }
}

/** A column's type in DuckDB, as Trino would have it. */
export function typeFromDuckDb(name: string): SqlType {
  const [, precision, scale] = /^DECIMAL\((\d+),\s*(\d+)\)$/.exec(name) ?? [];
  if (precision && scale) return decimal(Number(precision), Number(scale));
  if (name.endsWith('[]')) return arrayOf(typeFromDuckDb(name.slice(0, -2)));
  if (/^TIMESTAMP(?:_S|_MS|_NS)?$/.test(name)) return TIMESTAMP;
  return FROM_DUCKDB[name] ?? ANY;
}

const FROM_DUCKDB: Readonly<Record<string, SqlType>> = {
  BOOLEAN, TINYINT, SMALLINT, INTEGER, BIGINT, HUGEINT: BIGINT, FLOAT: REAL, DOUBLE, VARCHAR, DATE,
  UTINYINT: SMALLINT, USMALLINT: INTEGER, UINTEGER: BIGINT, UBIGINT: BIGINT,
};

/** The type's name in Trino, without the length of texts and the digits of seconds. */
export function trinoName(type: SqlType): string {
  switch (type.kind) {
    case 'decimal': return `decimal(${type.precision}, ${type.scale})`;
    case 'array': return `array(${trinoName(type.of)})`;
    case 'map': return `map(${trinoName(type.key)}, ${trinoName(type.value)})`;
    case 'row': return `row(${type.fields.map(trinoName).join(', ')})`;
    default: return type.kind;
  }
}
