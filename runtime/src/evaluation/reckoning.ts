// Reckons what a right answer says, without the runtime: this file imports nothing of it, so that both cannot be wrong alike (a test).
import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';

import type { DuckDBConnection, DuckDBValue } from '@duckdb/node-api';
import * as z from 'zod/mini';

/** A value as a golden question expects it: dates are ISO 8601 text. */
export type ExpectedValue = string | number | boolean | null;
/** One row of values a case; a single figure is one row of one value. */
export type ExpectedRows = readonly (readonly ExpectedValue[])[];

/** Where the truth of a planted finding stands in `truth.json`. */
export interface TruthPlace {
  readonly finding: number;
  /** Where several findings have that number: the one whose title contains this. */
  readonly title?: string;
  /** `usable`, `orders`, `products.product_id`: of a list, the field of each entry is a row. */
  readonly field: string;
}

const Truth = z.object({ findings: z.array(z.looseObject({ finding: z.number(), title: z.string() })) });
type Truth = z.infer<typeof Truth>;

/** Plain DuckDB over the Parquet files of the sample company: no guard, no scope, no definitions. `as_of()` is the day of the questions. */
export class Reckoning {
  private constructor(private readonly connection: DuckDBConnection, private readonly truth: Truth) {}

  /** @param asOf  `2026-11-24`, what `as_of()` gives */
  static async open(directory: string, asOf: string): Promise<Reckoning> {
    const { DuckDBInstance } = await import('@duckdb/node-api');
    const connection = await (await DuckDBInstance.create(':memory:')).connect();
    const views = (await readdir(directory)).filter(name => name.endsWith('.parquet'));
    for (const file of views) {
      await connection.run(`CREATE VIEW "${path.basename(file, '.parquet')}" AS SELECT * FROM read_parquet('${path.join(directory, file).replaceAll('\'', '\'\'')}')`);
    }
    await connection.run(`CREATE MACRO as_of() AS DATE '${asOf}'`);
    return new Reckoning(connection, Truth.parse(JSON.parse(await readFile(path.join(directory, 'truth.json'), 'utf8'))));
  }

  close(): void {
    this.connection.closeSync();
  }

  /** The rows of one SELECT in DuckDB's dialect. */
  async bySql(sql: string): Promise<ExpectedRows> {
    const result = await this.connection.runAndReadAll(sql);
    return result.getRows().map(row => row.map(valueOf));
  }

  /** @throws Error where the truth has no such place */
  byTruth({ finding, title = '', field }: TruthPlace): ExpectedRows {
    const found = this.truth.findings.find(each => each.finding === finding && each.title.includes(title));
    if (!found) throw new Error(`truth.json has no finding ${finding} ${title}`.trim());
    const values = valuesAt(found, field.split('.'));
    if (values.length === 0 || values.some(value => value === undefined)) throw new Error(`Finding ${finding} of truth.json has no ${field}`);
    return values.map(value => [Scalar.parse(value)]);
  }
}

const Scalar = z.union([z.string(), z.number(), z.boolean(), z.null()]);
const Fields = z.looseObject({});

function valuesAt(from: unknown, [field, ...deeper]: readonly string[]): unknown[] {
  if (Array.isArray(from)) return from.flatMap(each => valuesAt(each, field === undefined ? [] : [field, ...deeper]));
  if (field === undefined) return [from];
  return valuesAt(Fields.parse(from)[field], deeper);
}

/** Days and decimals are objects in DuckDB's client, whole numbers big ones. */
function valueOf(value: DuckDBValue): ExpectedValue {
  if (value === null || typeof value === 'boolean' || typeof value === 'string' || typeof value === 'number') return value;
  if (typeof value === 'bigint') return Number(value);
  const text = String(value);
  return /^-?\d+(\.\d+)?$/.test(text) ? Number(text) : text;
}
