import { catalogueOf, type Catalogue, type KnownView } from './catalogue';
import { measureCallFor } from './choose-measure';
import { verifiedFor } from './choose-verified';
import { readings } from './choose-view';
import { conceptsOf } from './concepts';
import { meaningOf, outputOf, textParameter, viewEntity, type Entity, type Meaning } from './entities';
import { askOf, type Ask } from './follow-up';
import { entityInWords, listInWords } from './format';
import { verifiedCall } from './measure-call';
import type { NamePhrase } from './names';
import { closestQuestions } from './offer';
import { othersIn, othersQuery } from './other-thing';
import type { FinishedCall, PlannerInput, PromptDefinition, PromptTool, PromptView } from './parse-request';
import { namedIn, wayOf } from './plan-tool-call';
import { plansFor, type OpenPlan } from './plans';
import { readQuestion } from './question';
import { sameSet } from './reach';
import { rolesOf, type ToolRoles } from './roles';
import { smallTalkIn } from './small-talk';
import { askBackWith, callsOf, declineWith, MOST_CHOICES, queryCall, whatCanBeAsked, wholeQuestions, type PlannedCall, type Step } from './steps';
import { tokenise } from './tokens';
import { areOtherWays, wayBefore, wordOf } from './ways';
import { whyNot } from './why-not';
import { sentences, wordToolResult } from './word-answer';
import measures from './words/measures.json';
import requests from './words/requests.json';

/** Things of which a company has few. */
const FEW_THINGS = requests.few.flatMap(conceptsOf);

const MEASURE_WORDS: readonly string[] = conceptsOf('definition measure');

/** Everything that the planner knows of a turn. */
interface Turn {
  readonly input: PlannerInput;
  readonly roles: ToolRoles;
  readonly catalogue: Catalogue;
  readonly ask: Ask;
}

/**
 * Decides what comes next in a turn, from the request alone: look up what the question names, then call the tool or query the view
 * whose description answers it, then word what came back. The same request always gives the same step.
 */
export function nextStep(request: PlannerInput): Step {
  const input = { ...request, question: asDraft(asCover(request.question)) };
  const roles = rolesOf(input);
  const catalogue = catalogueOf(input, roles.calculating);
  const turn: Turn = { input, roles, catalogue, ask: askOf(input.question, input.earlierQuestions, catalogue, input.asOf) };
  const smallTalk = smallTalkIn(input, roles, catalogue);
  if (smallTalk) return smallTalk;
  if (commands(input.question)) return declineWith(roles, 'I only look things up: nothing is changed or deleted here.');
  if (roles.describe && (asksAboutData(input) || asksForMeaning(turn))) return describeData(turn, roles.describe);
  const verified = verifiedQuestion(turn);
  if (verified) return verified;
  if (turn.ask.leansOnNothing) {
    return askBackWith(roles, 'That leans on an earlier question, and there is none in this conversation. What is it about?', wholeQuestions(input));
  }
  if (turn.ask.unavailable.length > 0) return outOfReach(turn, turn.ask.unavailable);
  const named = resolveNames(turn);
  if ('step' in named) return named.step;
  const other = resolveOther(turn, named.entities);
  if ('step' in other) return other.step;
  const entities = [...other.entities, ...turn.ask.views.map(viewEntity)];
  const notCarried = turn.ask.refersBack ? ['This is not only for what the answer before showed: rows are not carried over'] : [];
  return answer(named.toolsOnly ? { ...turn, roles: { ...roles, query: undefined } } : turn, entities, [...named.taken, ...notCarried]);
}

/** `Order 500 P0417`: nothing is ordered here, but it can be drafted, for a person to approve. */
function asDraft(question: string): string {
  const [verb, quantity] = tokenise(question).filter(({ lower }) => lower !== 'please');
  const [draft] = Object.entries(requests.drafts).find(([, verbs]) => verbs.includes(verb?.lower ?? '')) ?? [];
  return draft !== undefined && quantity && /^\d/.test(quantity.lower) ? `Draft ${draft} of ${question.slice(quantity.start)}` : question;
}

/** `How long will P0417 last in WH02?` asks for its cover. */
function asCover(question: string): string {
  const lasting = /^(?:(?:for )?how (?:long|many days)) (?:will|does|do|would|can) (?:(?:our|the|my) )?(?:stock of )?(.+?) last\b(?! (?:week|month|year|quarter|\d))([^?.!]*)/i.exec(question.trim());
  return lasting ? `What are the days of cover of ${lasting[1]}${lasting[2]}?` : question;
}

/** A question that somebody has approved: its SQL is never composed anew. */
function verifiedQuestion({ input, roles }: Turn): Step | undefined {
  const id = verifiedFor(input.question, input);
  const call = id === undefined || !roles.query ? undefined : verifiedCall(roles.query, id, input.question);
  if (!call) return undefined;
  const done = finished(input, call);
  if (!done) return callsOf([call]);
  return { kind: 'text', text: done.failed ? failureInWords(done) : wordToolResult(outputOf(done), []) };
}

/** `Delete all orders` */
function commands(question: string): boolean {
  return requests.commands.includes(tokenise(question)[0]?.lower ?? '');
}

function asksAboutData(input: PlannerInput): boolean {
  const { question } = input;
  if (tokenise(question).some(({ lower }) => requests.tables.includes(lower)) && viewIn(input) !== undefined) return true;
  const words = tokenise(question).map(({ lower }) => lower).join(' ');
  return requests.aboutData.some(phrase => phrase.includes(' ') ? ` ${words} `.includes(` ${phrase} `) : words === phrase);
}

/** `what does days of cover mean`: of a measure or a view, not of a number. */
function asksForMeaning({ input }: Pick<Turn, 'input'>): boolean {
  const words = tokenise(input.question).map(({ lower }) => lower);
  const { asks, ends, phrases } = requests.meaning;
  const said = (asks.includes(words[0] ?? '') && ends.includes(words.at(-1) ?? '')) || phrases.some(phrase => ` ${words.join(' ')} `.includes(` ${phrase} `));
  return said && (definitionIn(input) !== undefined || viewIn(input) !== undefined);
}

/** The measure whose title or name the question says, the longest one. */
function definitionIn({ question, definitions }: PlannerInput): PromptDefinition | undefined {
  const said = spaced(question);
  const names = definitions.flatMap(definition => [definition.title, ...definition.names].map(name => ({ definition, name: spaced(name) })));
  return names.filter(({ name }) => said.includes(name)).sort((a, b) => b.name.length - a.name.length)[0]?.definition;
}

/** The view that the question names as it is called. */
function viewIn({ question, views }: PlannerInput): PromptView | undefined {
  return views.filter(({ name }) => spaced(question).includes(spaced(name))).sort((a, b) => b.name.length - a.name.length)[0];
}

/** Words with a space around each, so that no part of a word is found. */
function spaced(text: string): string {
  return ` ${tokenise(text.replaceAll('_', ' ')).map(({ lower }) => lower).join(' ')} `;
}

/** Which data there are, the columns of the view that the question names, or what it says of a measure. */
function describeData({ input, catalogue, ask }: Turn, describe: PromptTool): Step {
  const [ofMeasure, ofView] = [true, false].map(wanted =>
    describe.parameters.find(({ description = '' }) => conceptsOf(description.split(',')[0] ?? '').some(concept => MEASURE_WORDS.includes(concept)) === wanted));
  const view = viewIn(input) ?? (asksAboutData(input) ? viewNamed(ask, catalogue, input.asOf) : undefined);
  const definition = view || !asksForMeaning({ input }) ? undefined : definitionIn(input);
  const call: PlannedCall = {
    tool: describe.name,
    input: view && ofView ? { [ofView.name]: view.name } : definition && ofMeasure ? { [ofMeasure.name]: definition.id } : {},
  };
  const done = finished(input, call);
  if (!done) return callsOf([call]);
  const output = outputOf(done);
  const block = output.blocks?.[0];
  const names = (block?.rows ?? []).map(row => String(row[0] ?? '').replaceAll('_', ' ')).filter(name => name !== '');
  return { kind: 'text', text: sentences([output.error?.message ?? output.summary ?? '', names.length > 0 && !definition ? `They are: ${listInWords(names)}` : '']) };
}

type Named = { readonly entities: readonly Entity[]; readonly taken: readonly string[]; readonly toolsOnly?: boolean } | { readonly step: Step };

/** The view that the question is about, apart from the words for data themselves. */
function viewNamed(ask: Ask, catalogue: Catalogue, asOf: string): KnownView | undefined {
  const content = ask.content.filter(concept => !conceptsOf(requests.dataWords.join(' ')).includes(concept));
  const [best] = content.length > 0 ? readings({ ...ask, content, subject: content, dates: [] }, [], catalogue, asOf) : [];
  return best && best.score >= 1 ? best.view : undefined;
}

/** What the question names, looked up; the step that is still needed for it otherwise. */
function resolveNames(turn: Turn): Named {
  const { input, roles, ask, catalogue } = turn;
  if (ask.names.length === 0) return { entities: [], taken: [] };
  const speaks = ask.content.length > 0 || ask.predicates.length > 0 || ask.names.some(({ code }) => code);
  if (!roles.lookUp || !speaks) return { step: outOfReach(turn, ask.names.map(({ text }) => text)) };
  const lookUp = roles.lookUp;
  const hints = ask.content;
  const meanings = ask.names.map(name => meant(name, text => meaningOf(text, lookUp, input.calls, hints)));
  const pending = meanings.filter(({ meaning }) => meaning.kind === 'pending');
  if (pending.length > 0) return { step: callsOf(pending.map(({ name }) => lookUpCall(lookUp, name.text))) };
  const unlike = meanings.find(({ meaning }) => meaning.kind === 'unlike');
  if (unlike?.meaning.kind === 'unlike') return { step: askWhichCode(turn, unlike.name.text, unlike.meaning.entities) };
  const unknown = meanings.flatMap(({ name, meaning }) => meaning.kind === 'nothing' ? [{ name, summary: meaning.summary }] : []);
  const assumed = unknown.flatMap(({ name }) => name.code ? codesTaken(name.text, roles) : []);
  if (unknown.length > 0 && assumed.length === unknown.length) {
    const known = meanings.flatMap(({ meaning }) => meaning.kind === 'one' ? [meaning.entity] : []);
    const best = plansFor(ask, [...known, ...assumed], catalogue, roles, input);
    if (best.kind === 'none') return { step: unsure(turn, [...known, ...assumed]) };
    if (best.kind === 'plans' && best.plans[0]?.calls.every(({ tool }) => tool !== roles.query?.name)) return { entities: [...known, ...assumed], taken: [], toolsOnly: true };
  }
  if (unknown.length > 0) {
    const codes = unknown.every(({ name }) => name.code);
    if (codes) return { step: declineWith(roles, sentences(unknown.map(({ summary }) => summary))) };
    return { step: unknownNames(turn, unknown.map(({ name }) => name.text)) };
  }
  const said = meanings.flatMap(({ name, meaning }) => meaning.kind === 'one' ? [{ name, entity: meaning.entity, exact: meaning.exact }] : []);
  const way = ({ text }: NamePhrase) => wayBefore(ask.text, text);
  const kept = said.filter(({ name, entity }) => name.said
    || !said.some(other => other.name.said && sameSet(other.entity.kind, entity.kind) && !areOtherWays(way(name), way(other.name))));
  const several = meanings.flatMap(({ name, meaning }) => meaning.kind === 'several' ? [{ name, entities: meaning.entities }] : []);
  const isOfKeptKind = ({ kind }: Entity) => kept.some(({ entity }) => sameSet(kind, entity.kind));
  const open = several.filter(({ name, entities }) => name.said || !entities.some(isOfKeptKind));
  const [first] = open;
  if (first) {
    const choices = first.entities.map(({ id }) => ask.text.replace(first.name.text, id));
    const what = first.entities.slice(0, 4).map(entityInWords);
    return { step: askBackWith(roles, `"${first.name.text}" may mean ${listInWords(what, 'or')}. Which one?`, choices) };
  }
  return {
    entities: kept.map(({ entity }) => entity),
    taken: kept.filter(({ exact }) => !exact).map(({ name, entity }) => `"${name.text}" was taken as ${entity.name}.`),
  };
}

/** A name with its meaning; where nothing is called so, the first of its shorter forms that something is called. */
function meant(name: NamePhrase, meaningOfText: (text: string) => Meaning): { readonly name: NamePhrase; readonly meaning: Meaning } {
  const whole = meaningOfText(name.text);
  if (whole.kind !== 'nothing') return { name, meaning: whole };
  const shorter = name.shorter.map(text => ({ name: { ...name, text }, meaning: meaningOfText(text) })).find(({ meaning }) => meaning.kind !== 'nothing');
  return shorter ?? { name, meaning: whole };
}

/**
 * What a code stands for that the look-up does not know, because the person may not query such things: where the description of a tool's
 * parameter gives one of that form as an example, the tool itself says whether there is one.
 */
function codesTaken(code: string, { calculating }: ToolRoles): Entity[] {
  const form = (text: string) => text.toUpperCase().replaceAll(/\d+/g, '0');
  const parameters = calculating.flatMap(tool => tool.parameters)
    .filter(({ description = '' }) => [...description.matchAll(/such as ([\w-]*\d[\w-]*)/g)].some(([, example]) => form(example ?? '') === form(code)));
  const kinds = parameters.map(({ description = '' }) => conceptsOf(description.split(/[;.:(]| such as /)[0] ?? '').filter(concept => concept !== 'identifier'));
  const [kind] = kinds.sort((a, b) => a.length - b.length);
  return kind ? [{ kind, id: code.toUpperCase(), name: code.toUpperCase() }] : [];
}

/** A code that is not there, or not within the scope, is never taken for another one. */
function askWhichCode({ input, roles, ask }: Turn, code: string, like: readonly Entity[]): Step {
  const where = /^all\b/.test(input.scope) || input.scope === '' ? 'here' : `within your scope (${input.scope})`;
  const named = like.slice(0, 4).map(entityInWords);
  return askBackWith(roles, `Nothing ${where} has the code ${code}. Did you mean ${listInWords(named, 'or')}?`, like.map(({ id }) => ask.text.replace(code, id)));
}

/** Asks back with what can be answered and is close to it, where something is. */
function unsure({ roles, input, catalogue, ask }: Turn, entities: readonly Entity[]): Step {
  const close = closestQuestions(ask, { entities, words: [] }, catalogue, input);
  if (close.length > 0) return askBackWith(roles, 'I am not sure what you mean. Did you mean one of these?', close);
  return declineWith(roles, sentences([whyNot(ask, catalogue, input), whatCanBeAsked(input, catalogue)]));
}

/** What nothing is called: most of the question may be known all the same. What is named, but not here, is never taken for something else. */
function unknownNames(turn: Turn, words: readonly string[]): Step {
  const isName = words.some(text => text !== text.toLowerCase());
  const close = isName ? [] : closestQuestions(turn.ask, { entities: [], words }, turn.catalogue, turn.input);
  const named = listInWords([...new Set(words)].map(text => `"${text}"`), 'or');
  return close.length > 0 ? askBackWith(turn.roles, `I do not know ${named}. Did you mean one of these?`, close) : outOfReach(turn, words);
}

/** Says that no description and no look-up knows the words. */
function outOfReach({ roles, input, catalogue }: Turn, words: readonly string[]): Step {
  const phrases = listInWords([...new Set(words)].map(text => `"${text}"`), 'or');
  return declineWith(roles, sentences([`I cannot answer that: nothing that you may query is about ${phrases}`, whatCanBeAsked(input, catalogue)]));
}

function lookUpCall(lookUp: PromptTool, phrase: string): PlannedCall {
  const parameter = textParameter(lookUp);
  return { tool: lookUp.name, input: parameter === undefined ? {} : { [parameter]: phrase } };
}

/** `the other warehouse`: the one that is left, or a question back where several are. */
function resolveOther({ input, roles, catalogue, ask }: Turn, entities: readonly Entity[]): { entities: readonly Entity[] } | { step: Step } {
  if (ask.otherOf.length === 0 || !roles.query) return { entities };
  const sql = othersQuery(ask.otherOf, entities, catalogue, input.schema);
  if (sql === undefined) return { entities };
  const call = queryCall(roles.query, sql, `Which other ${ask.otherOf.join(' ')} there is`);
  const done = finished(input, call);
  if (!done) return { step: callsOf([call]) };
  const output = outputOf(done);
  const others = othersIn(output.blocks?.[0], ask.otherOf);
  const [only] = others;
  if (!only) {
    const why = output.error?.message ?? output.summary ?? '';
    return { step: { kind: 'text', text: sentences([`There is no other ${ask.otherOf.join(' ')} that I could look at`, why]) } };
  }
  const rest = entities.filter(({ kind }) => !sameSet(kind, ask.otherOf));
  if (others.length === 1) return { entities: [...rest, only] };
  const replaced = ask.names.find(({ code }) => code)?.text;
  const base = ask.text.split(',').slice(0, -1).join(',') || ask.text;
  const choices = others.map(({ id }) => replaced === undefined ? id : `${base.replace(replaced, id)}?`);
  return { step: askBackWith(roles, `There are several other ${ask.otherOf.join(' ')}s: ${listInWords(others.slice(0, 4).map(entityInWords), 'or')}. Which one?`, choices) };
}

/** So many things can still be named in a question. */
const FEW = 8;

/** Asks back for what a tool needs; where there are few such things, for one of them. */
function askForOpen({ input, roles, catalogue }: Turn, entities: readonly Entity[], { question, parameter }: OpenPlan): Step {
  const kind = FEW_THINGS.filter(thing => namedIn(parameter).includes(thing));
  const sql = othersQuery(kind, entities, catalogue, input.schema, FEW + 1);
  if (parameter.type !== 'string' || !roles.query || sql === undefined) return askBackWith(roles, question, []);
  const call = queryCall(roles.query, sql, `Which ${kind.join(' ')} may be meant`);
  const done = finished(input, call);
  if (!done) return callsOf([call]);
  const things = othersIn(outputOf(done).blocks?.[0], kind);
  if (things.length > FEW) return askBackWith(roles, question, []);
  const way = wayOf(parameter);
  const choices = things.map(({ id }) => way ? `${wordOf(way)} ${id}` : id);
  return askBackWith(roles, things.length > MOST_CHOICES ? question.replace('?', `: ${listInWords(things.map(entityInWords), 'or')}?`) : question, choices);
}

/** `Compare WH01 and WH02`: by what is open. The measures that can be told of such things are offered. */
function askByWhat({ input, roles, catalogue, ask }: Turn, entities: readonly Entity[]): Step | undefined {
  const [first, ...others] = entities;
  const compares = tokenise(ask.text).some(({ lower }) => measures.compares.includes(lower));
  if (!first || others.length === 0 || !compares || ask.content.length + ask.predicates.length + ask.views.length > 0) return undefined;
  if (!others.every(({ kind }) => sameSet(kind, first.kind))) return undefined;
  const asked = ask.text.replace(/[?.!\s]+$/, '');
  const choices = input.definitions.map(({ title }) => `${asked} by ${title.toLowerCase()}`).filter(question => {
    const { names, ...read } = readQuestion(question, catalogue, input.asOf);
    return measureCallFor({ ...read, names, otherOf: [], followsUp: false }, entities, catalogue, roles, input) !== undefined;
  });
  return choices.length === 0 ? undefined : askBackWith(roles, 'By what do you want to compare them? For example by one of these.', choices);
}

/** Carries out the best plan, words its result, and falls back once where a call could not be run as planned. */
function answer(turn: Turn, entities: readonly Entity[], taken: readonly string[]): Step {
  const { input, roles, catalogue, ask } = turn;
  const byWhat = askByWhat(turn, entities);
  if (byWhat) return byWhat;
  const plans = plansFor(ask, entities, catalogue, roles, input);
  if (plans.kind === 'none') return unsure(turn, entities);
  if (plans.kind === 'open') return askForOpen(turn, entities, plans);
  let failure: FinishedCall | undefined;
  for (const plan of plans.plans) {
    const done = plan.calls.map(call => finished(input, call));
    if (done.some(each => each === undefined)) return callsOf(plan.calls);
    const results = done.flatMap(each => each ? [each] : []);
    const failed = results.find(each => each.failed);
    if (!failed) return { kind: 'text', text: sentences([plan.word(results.map(outputOf)), ...taken]) };
    failure ??= failed;
  }
  return { kind: 'text', text: failureInWords(failure) };
}

function failureInWords(call: FinishedCall | undefined): string {
  const error = call && outputOf(call).error;
  return sentences(['I could not get that', error?.message ?? '', error?.remedy ?? '']);
}

/** The finished call of this turn that is the planned one. */
function finished({ calls }: PlannerInput, planned: PlannedCall): FinishedCall | undefined {
  return calls.find(({ tool, input }) => tool === planned.tool && canonical(input) === canonical(planned.input));
}

/** JSON with its keys in order: a request may carry them in another one. */
function canonical(value: unknown): string {
  return JSON.stringify(value, (_, each: unknown) => typeof each === 'object' && each !== null && !Array.isArray(each)
    ? Object.fromEntries(Object.entries(each).sort(([a], [b]) => a < b ? -1 : 1))
    : each);
}
