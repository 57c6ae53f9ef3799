import type { Catalogue } from './catalogue';
import { measureCallFor } from './choose-measure';
import { readings, type Reading } from './choose-view';
import { conceptsOf } from './concepts';
import { isToday } from './dates';
import type { Entity, ToolOutput } from './entities';
import type { Ask } from './follow-up';
import type { PlannerInput, PromptParameter } from './parse-request';
import { planSql } from './plan-sql';
import { toolPlans, type ToolPlan } from './plan-tool-call';
import { sameSet } from './reach';
import type { ToolRoles } from './roles';
import { queryCall, type PlannedCall } from './steps';
import { lateMeasureFor, wordLateResult } from './was-late';
import { sentences, wordBeside, wordSqlResult, wordToolResult } from './word-answer';

/** Calls that together answer a question, and how their results are worded. */
export interface Plan {
  readonly calls: readonly PlannedCall[];
  word(results: readonly ToolOutput[]): string;
}

/** Something that is needed is not said. */
export interface OpenPlan {
  readonly kind: 'open';
  readonly question: string;
  readonly parameter: PromptParameter;
}

export type Plans =
  | { readonly kind: 'plans'; readonly plans: readonly Plan[] }
  | OpenPlan
  | { readonly kind: 'none' };

/** A description that explains less of a question does not answer it. */
const LEAST_SCORE = 0.65;
/** A tool that calculates knows more than rows do: it may explain this much less. */
const TOOL_ADVANTAGE = 0.15;
/** Where a question speaks of nothing but what rows are, or of what is set, they answer it: a tool has to explain so much more. */
const ROWS_ADVANTAGE = 0.25;
/** A tool that is about all of a question goes before a measure that is so too; one that is about a part does not. */
const BESIDE_MEASURE = 0.9;
/** A fallback must be nearly as good as what failed. */
const FALLBACK = 0.9;

/** The plans for a question, best first: one and, where there is another good one, a fallback. */
export function plansFor(ask: Ask, entities: readonly Entity[], catalogue: Catalogue, roles: ToolRoles, input: PlannerInput): Plans {
  const kept = withoutGrouped(ask, entities);
  const [tool] = toolPlans(ask, kept, catalogue, input.asOf);
  const ranked = roles.query ? readings(ask, kept, catalogue, input.asOf) : [];
  const [view] = ranked;
  const sqlPlan = (place: number): Plan[] => {
    const reading = ranked[place];
    const query = roles.query;
    if (!reading || !query) return [];
    const planned = planSql(ask, reading, catalogue, input);
    return [{
      calls: planned.map(({ sql, purpose }) => queryCall(query, sql, purpose)),
      word: results => sentences(planned.flatMap((plan, index) => {
        const result = results[index];
        // What the first sentence says of the conditions holds for the second.
        return result ? [wordSqlResult(ask, index === 0 ? plan : { ...plan, conditions: [], notes: [] }, result, input.asOf)] : [];
      })),
    }];
  };
  const wasLate = ask.predicates.includes('wasLate');
  const lateMeasure = (fit: 'exactly' | 'nearly') => lateMeasureFor(ask, kept, catalogue, roles, input, fit);
  const isInView = view !== undefined && view.score >= LEAST_SCORE;
  const measure = wasLate ? lateMeasure('exactly') ?? (isInView ? undefined : lateMeasure('nearly')) : measureCallFor(ask, kept, catalogue, roles, input);
  const least = measure ? BESIDE_MEASURE : LEAST_SCORE;
  // A measure is told the very days of a period; a tool that looks back is told how long only.
  const ofPeriod = !wasLate && !ask.willBe && !ask.asksWhy && ask.dates.some(({ from, to, direction }) => from !== undefined && to !== undefined && direction !== 'future');
  const asItIs = measure !== undefined && !ask.willBe && (ofPeriod || ask.dates.some(date => isToday(date, input.asOf)));
  const advantage = view && (ask.asSet || isAboutRows(ask, kept, view)) ? -ROWS_ADVANTAGE : TOOL_ADVANTAGE;
  if (tool && !asItIs && tool.score >= least && tool.score >= (view?.score ?? 0) - advantage) {
    const [parameter] = tool.open;
    if (parameter) return { kind: 'open', question: openQuestion(parameter), parameter };
    return { kind: 'plans', plans: toolPlan(tool) };
  }
  if (measure) return { kind: 'plans', plans: [{ calls: [measure], word: ([result]) => measureInWords(result, wasLate) }] };
  if (!isInView) return { kind: 'none' };
  const second = ranked[1];
  return { kind: 'plans', plans: [...sqlPlan(0), ...(second && second.score >= view.score * FALLBACK ? sqlPlan(1) : [])] };
}

function measureInWords(result: ToolOutput | undefined, wasLate: boolean): string {
  return result === undefined ? '' : wasLate ? wordLateResult(result) : wordToolResult(result, []);
}

const [QUANTITY = ''] = conceptsOf('quantity');

function isAboutRows(ask: Ask, entities: readonly Entity[], { view: { head, grain } }: Reading): boolean {
  const { content, predicates, willBe, judges, superlative } = ask;
  const telling = content.filter(concept => !entities.some(({ kind }) => kind.includes(concept)));
  return telling.length > 0 && !telling.includes(QUANTITY) && predicates.length === 0 && !willBe && !judges && !superlative
    && telling.every(concept => head.has(concept) || grain.includes(concept));
}

/** `and by warehouse?` after a question about one warehouse asks about all of them. */
function withoutGrouped(ask: Ask, entities: readonly Entity[]): Entity[] {
  return entities.filter(({ kind }) => !(ask.followsUp && ask.groupBy && sameSet(ask.groupBy.concepts, kind)));
}

/** As asked; should the tool refuse that, with what it requires only. */
function toolPlan({ tool, input, notes, extra }: ToolPlan): Plan[] {
  const required = tool.parameters.filter(parameter => parameter.required).map(({ name }) => name);
  const least = Object.fromEntries(Object.entries(input).filter(([name, value]) => required.includes(name) || typeof value === 'string'));
  const dropped = Object.keys(input).length > Object.keys(least).length;
  return [
    { calls: [{ tool: tool.name, input }], word: ([result]) => result ? wordBeside(result, notes, extra) : '' },
    ...(dropped ? [{
      calls: [{ tool: tool.name, input: least }],
      word: ([result]: readonly ToolOutput[]) => result ? wordToolResult(result, ['The usual settings were used: the tool did not take those of the question.']) : '',
    }] : []),
  ];
}

/** `Which warehouse do you mean?`, `How many, in base units of the product?`, `Which one do you mean: the order that is late?` */
function openQuestion({ name: code, description: meaning = '', type }: PromptParameter): string {
  // An example of a code is one of the sample company, whatever the data are.
  const description = (meaning.split(/[;.(]|,? (?:a code )?such as /)[0] ?? '').trim();
  const told = `${description.charAt(0).toLowerCase()}${description.slice(1)}`;
  if (type === 'number' || type === 'integer') return `How many, ${told}?`;
  const name = code.replaceAll('_', ' ');
  const more = conceptsOf(description).filter(concept => concept !== 'identifier' && !conceptsOf(name).includes(concept));
  return more.length === 0 && name !== '' ? `Which ${name} do you mean?` : `Which one do you mean: ${told}?`;
}
