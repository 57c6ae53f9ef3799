import { changedDefinitions, DEFINITIONS, type DefinitionChange, type VerifiedQuestion } from '../../../src/contract';
import type { Meanings } from './meanings';

/** What a company says of its own: the sections of its configuration, or what stands in the parameter and the table. */
export interface CompanyWords {
  readonly definitions: Readonly<Record<string, DefinitionChange>>;
  readonly verifiedQuestions: Readonly<Record<string, QuestionWords>>;
}

/** A verified question as it is written. */
export interface QuestionWords {
  readonly question: string;
  readonly sql: string;
  readonly also?: readonly string[];
  readonly by?: string;
  readonly since?: string;
}

/** The meanings of a company as it states them, for whoever speaks of them and runs none: what runs them checks each against the guard. */
export function statedMeanings({ definitions, verifiedQuestions }: CompanyWords): Meanings {
  return {
    definitions: changedDefinitions(DEFINITIONS, definitions),
    verifiedQuestions: Object.entries(verifiedQuestions).map(([id, words]) => verifiedOf(id, words)),
  };
}

function verifiedOf(id: string, { question, sql, also, by, since }: QuestionWords): VerifiedQuestion {
  return {
    id, question, sql: sql.trim().replace(/;$/, ''), ...(also === undefined ? {} : { alsoAskedAs: also }),
    ...(by === undefined ? {} : { approvedBy: by }), ...(since === undefined ? {} : { approvedOn: since }),
  };
}
