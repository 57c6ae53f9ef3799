import { arrayOf, BIGINT, BOOLEAN, VARCHAR } from '../sql-type';
import type { Typed } from '../typed';
import { called, refusal } from '../typed';
import type { Call, FunctionRule } from './rule';
import { checkArguments, scalar } from './rule';

/** What Trino takes off at both ends. */
const BLANKS = "' ' || chr(9) || chr(10) || chr(11) || chr(12) || chr(13)";
const trimmed = (name: string): FunctionRule => call =>
  scalar('varchar varchar?', VARCHAR, call.args.length > 1 ? `${name}($1, $2)` : `${name}($1, ${BLANKS})`)(call);

export const TEXTS: Readonly<Record<string, FunctionRule>> = {
  length: scalar('varchar', BIGINT),
  lower: scalar('varchar', VARCHAR), // DuckDB knows a capital ß, Trino does not.
  upper: scalar('varchar', VARCHAR, "replace(upper(replace($1, 'ß', chr(1))), chr(1), 'ß')"),
   reverse: scalar('varchar', VARCHAR),
  trim: trimmed('trim'), ltrim: trimmed('ltrim'), rtrim: trimmed('rtrim'),
  substr, substring: substr,
  strpos: scalar('varchar varchar', BIGINT, 'instr($1, $2)'),
  starts_with: scalar('varchar varchar', BOOLEAN),
  replace: call => scalar('varchar varchar varchar?', VARCHAR, call.args.length > 2 ? undefined : "replace($1, $2, '')")(call),
  translate: scalar('varchar varchar varchar', VARCHAR),
  concat: call => {
    checkArguments(call, 'varchar varchar varchar*');
    return { sql: `(${call.args.map(({ sql }) => sql).join(' || ')})`, type: VARCHAR };
  },
  concat_ws: scalar('varchar varchar*', VARCHAR),
  lpad: scalar('varchar whole varchar', VARCHAR, 'lpad($1, CAST($2 AS INTEGER), $3)'),
  rpad: scalar('varchar whole varchar', VARCHAR, 'rpad($1, CAST($2 AS INTEGER), $3)'),
  split: call =>
    scalar('varchar varchar whole?', arrayOf(VARCHAR), call.args.length > 2 ? 'trino_split($*)' : 'string_split($1, $2)')(call),
  split_part: scalar('varchar varchar whole', VARCHAR, 'trino_split_part($*)'),
  levenshtein_distance: scalar('varchar varchar', BIGINT, 'levenshtein($1, $2)'),
  hamming_distance: scalar('varchar varchar', BIGINT, 'hamming($1, $2)'),
  regexp_like: scalar('varchar varchar', BOOLEAN, 'regexp_matches($1, $2)'),
  regexp_count: scalar('varchar varchar', BIGINT, 'CAST(len(regexp_extract_all($1, $2)) AS BIGINT)'),
  regexp_extract: scalar('varchar varchar whole?', VARCHAR, 'CASE WHEN regexp_matches($1, $2) THEN regexp_extract($*) END'),
  regexp_extract_all: scalar('varchar varchar whole?', arrayOf(VARCHAR)),
  regexp_split: scalar('varchar varchar', arrayOf(VARCHAR), 'string_split_regex($1, $2)'),
  regexp_replace: regexpReplace,
};

/** Counted from 1, or from the end; 0 is nowhere. */
function substr(call: Call): Typed {
  checkArguments(call, 'varchar whole whole?');
  const [text, start, count] = call.args;
  const plain = start!.whole !== undefined && start!.whole > 0 && (!count || (count.whole !== undefined && count.whole >= 0));
  const parts = [text!.sql, start!.sql, ...(count ? [count.sql] : [])];
  return { sql: plain ? called('substr', ...parts) : called('trino_substr', text!.sql, start!.sql, count?.sql ?? '2147483647'), type: VARCHAR };
}

/** All matches, with `$1` for the first group where DuckDB has `\1`. */
function regexpReplace(call: Call): Typed {
  checkArguments(call, 'varchar varchar varchar?');
  const [text, pattern, by] = call.args;
  const written = by ? by.text : '';
  if (written === undefined || /\$\{|\\[^$\\]|\\$/.test(written)) throw refusal('NOT_SUPPORTED', call.node);
  const replacement = written.replace(/\\(.)|\$(\d)/g, (_, escaped: string | undefined, group: string | undefined) =>
    (group === undefined ? (escaped === '\\' ? '\\\\' : escaped!) : `\\${group}`));
  return { sql: `regexp_replace(${text!.sql}, ${pattern!.sql}, '${replacement.replaceAll("'", "''")}', 'g')`, type: VARCHAR };
}
