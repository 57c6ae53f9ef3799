import type { SqlType } from './sql-type';
import { asDecimal, decimal, duckDbName } from './sql-type';
import type { Typed } from './typed';
import { called } from './typed';

/**
 * Two decimals and an operator, with the digits that Trino keeps: `1.0 / 3` is 0.3 there, and a double in DuckDB.
 *
 * @see https://trino.io/docs/435/functions/decimal.html
 */
export function decimalArithmetic(operator: string, left: Typed, right: Typed): Typed {
  const [a, b] = [asDecimal(left.type)!, asDecimal(right.type)!];
  const scale = Math.max(a.scale, b.scale);
  switch (operator) {
    case '*': {
      const type = decimal(a.precision + b.precision, a.scale + b.scale);
      return { sql: cast(`${exact(left)} * ${exact(right)}`, type), type };
    }
    case '/': return quotient(left, right, decimal(a.precision + b.scale + Math.max(0, b.scale - a.scale), scale));
    case '%': {
      const type = decimal(Math.min(a.precision - a.scale, b.precision - b.scale) + scale, scale);
      return { sql: cast(called('trino_remainder', exact(left), exact(right)), type), type };
    }
    default: {
      const type = decimal(Math.max(a.precision - a.scale, b.precision - b.scale) + scale + 1, scale);
      return { sql: cast(`${cast(left.sql, decimal(38, scale))} ${operator} ${cast(right.sql, decimal(38, scale))}`, type), type };
    }
  }
}

/** A quotient of decimals, rounded half up to the digits of its type: worked out in whole numbers. */
export function quotient(left: Typed, right: Typed, type: SqlType): Typed {
  const [a, b, { scale }] = [asDecimal(left.type)!, asDecimal(right.type)!, asDecimal(type)!];
  const up = scale + b.scale - a.scale;
  const numerator = `${units(left)}${up > 0 ? ` * CAST(1${'0'.repeat(up)} AS HUGEINT)` : ''}`;
  const whole = cast(called('trino_rounded_quotient', numerator, units(right)), decimal(38 - scale, 0));
  return { sql: cast(scale === 0 ? whole : `${whole} * CAST(0.${'0'.repeat(scale - 1)}1 AS DECIMAL(${scale}, ${scale}))`, type), type };
}

/** The number of units of its last digit: 1.50 is 150. */
function units(value: Typed): string {
  const { scale } = asDecimal(value.type)!;
  return scale === 0 ? `CAST(${value.sql} AS HUGEINT)` : `CAST(${exact(value)} * CAST(1${'0'.repeat(scale)} AS DECIMAL(${scale + 1}, 0)) AS HUGEINT)`;
}

/** A whole number as the decimal that it is for Trino. */
function exact({ sql, type }: Typed): string {
  const { precision, scale } = asDecimal(type)!;
  return type.kind === 'decimal' ? sql : cast(sql, decimal(precision, scale));
}

function cast(sql: string, type: SqlType): string {
  return `CAST(${sql} AS ${duckDbName(type)})`;
}
