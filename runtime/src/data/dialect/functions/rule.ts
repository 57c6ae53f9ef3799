import type { ParserRuleContext } from 'antlr4ng';
import type { SqlType } from '../sql-type';
import { isNumber, isOpen, isWhole } from '../sql-type';
import type { Typed } from '../typed';
import { refusal } from '../typed';

/** A call of a function, its arguments translated. */
export interface Call {
  readonly node: ParserRuleContext;
  readonly name: string;
  readonly args: readonly Typed[];
  /** `DISTINCT `, or nothing. */
  readonly distinct: string;
  /** ` ORDER BY …` inside the parentheses, or nothing. */
  readonly order: string;
  /** ` IGNORE NULLS`, or nothing. */
  readonly nulls: string;
  /** ` FILTER (…) OVER (…)` behind the parentheses, or nothing. */
  readonly tail: string;
}

/** How calls of one function are written for DuckDB, and what type they have in Trino. */
export type FunctionRule = (call: Call) => Typed;

/** A type, or how it follows from the arguments. */
export type Gives = SqlType | ((...types: SqlType[]) => SqlType);

/**
 * A function of its arguments alone.
 *
 * @param takes  what Trino takes, by position: `varchar whole?`, `number*`
 * @param sql  DuckDB's words, `$1` for the first argument and `$*` for all; by default the same name
 */
export function scalar(takes: string, gives: Gives, sql?: string): FunctionRule {
  return call => {
    checkArguments(call, takes);
    if (call.distinct || call.order || call.tail || call.nulls) throw refusal('FUNCTION_NOT_AGGREGATE', call.node);
    return { sql: filled(sql ?? `${call.name}($*)`, call), type: resultOf(gives, call) };
  };
}

/** A function of several rows. The same parameters; `$&` is what stands behind the parentheses (FILTER, OVER). */
export function aggregate(takes: string, gives: Gives, sql?: string): FunctionRule {
  return call => {
    checkArguments(call, takes);
    return { sql: filled(sql ?? `${call.name}($*)$&`, call), type: resultOf(gives, call) };
  };
}

/** @throws QuerySyntaxError  FUNCTION_NOT_FOUND: Trino knows no function of this name for these arguments */
export function checkArguments({ args, node }: Pick<Call, 'args' | 'node'>, takes: string): void {
  const wanted = takes.split(' ').filter(Boolean);
  const fits = args.every((arg, index) => {
    const kind = wanted[index] ?? (wanted.at(-1)?.endsWith('*') ? wanted.at(-1)! : undefined);
    return kind !== undefined && isOne(arg.type, kind.replace(/[?*]$/, ''));
  });
  if (!fits || args.length < wanted.filter(kind => !/[?*]$/.test(kind)).length) throw refusal('FUNCTION_NOT_FOUND', node);
}

function isOne(type: SqlType, kind: string): boolean {
  if (isOpen(type)) return true;
  switch (kind) {
    case 'any': return true;
    case 'number': return isNumber(type);
    case 'whole': return isWhole(type);
    case 'time': return type.kind === 'date' || type.kind === 'timestamp';
    default: return type.kind === kind;
  }
}

/** In one go: texts in the arguments may hold `$1` themselves. */
function filled(template: string, { args, distinct, order, nulls, tail }: Call): string {
  return template.replace(/\$(\d|\*|&)/g, (_, which: string) => {
    if (which === '&') return tail;
    return which === '*' ? `${distinct}${args.map(({ sql }) => sql).join(', ')}${order}${nulls}` : args[Number(which) - 1]?.sql ?? '';
  });
}

function resultOf(gives: Gives, { args }: Call): SqlType {
  return typeof gives === 'function' ? gives(...args.map(arg => arg.type)) : gives;
}
