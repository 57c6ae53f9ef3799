import type { ParserRuleContext } from 'antlr4ng';
import type { Refusal } from './query-refused';

/** A check of one node of the parsed query. It judges what it knows and passes all else. */
export type Rule = (node: ParserRuleContext) => Refusal | undefined;
