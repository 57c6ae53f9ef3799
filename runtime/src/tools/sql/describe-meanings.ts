import type { Cell, MeasureDefinition, VerifiedQuestion } from '../../../../src/contract';
import { groupsOf, MeaningNotOfferedError, meaningsFor, resolvedMeasure, wordingOf } from '../../definitions';
import type { ToolBlock, ToolContext, ToolResult } from '../definition';

/** The measures and verified questions that the caller may ask for, as blocks; none where there are none. */
export async function meaningBlocks(context: ToolContext): Promise<readonly ToolBlock[]> {
  const { definitions, verifiedQuestions } = meaningsFor(await context.meanings(), context.views, context.permit);
  const ofDefinitions = definitions.length > 0 ? [definitionsBlock(definitions)] : [];
  return [...ofDefinitions, ...(verifiedQuestions.length > 0 ? [verifiedBlock(verifiedQuestions)] : [])];
}

/** One measure in full: what it says, how it is counted, by what it can be broken down, its variants and settings, and its SQL. */
export async function describeDefinition(id: string, context: ToolContext): Promise<ToolResult> {
  const { definitions } = meaningsFor(await context.meanings(), context.views, context.permit);
  const definition = definitions.find(each => each.id === id);
  if (!definition) throw new MeaningNotOfferedError('definition', id, definitions.map(each => each.id));
  const measure = resolvedMeasure(definition, {}, context.views, context.permit);
  const rows: [string, Cell][] = [
    ['meaning', measure.wording], ['unit', definition.unit], ['better', definition.direction], ['cases', definition.noun],
    ['counted by', measure.dateIs ?? 'the state on the as-of date'],
    ['broken down by', groupsOf(measure, context.views, context.permit).map(({ name }) => name).join(', ')],
    ...Object.entries(definition.variants ?? {}).map(([variant, { wording = '' }]): [string, Cell] => [`variant ${variant}`, wording]),
    ...Object.entries(definition.settings ?? {}).map(([name, { value, meaning }]): [string, Cell] => [`setting ${name}`, `${value}. ${meaning}`]),
    ['figure', measure.value], ['SQL of the cases', measure.cases.trim()],
  ];
  return {
    summary: `${definition.title}: ${measure.wording}`,
    blocks: [{
      kind: 'table', title: definition.title, columns: [{ name: 'part', label: 'Part', type: 'text' }, { name: 'says', label: 'Says', type: 'text' }], rows,
      order: 'as it is read', total: rows.length, shown: rows.length,
    }],
    evidence: [{
      views: [], queries: [], method: { name: 'catalogue of definitions, as far as granted' }, definition: { id, wording: measure.wording }, inputs: { definition: id },
      assumptions: measure.says === undefined ? [] : [measure.says], warnings: [],
    }],
    followUps: [],
  };
}

function definitionsBlock(definitions: readonly MeasureDefinition[]): ToolBlock {
  return {
    kind: 'table',
    title: 'Definitions',
    columns: [
      { name: 'definition', label: 'Definition', type: 'text' }, { name: 'title', label: 'Name', type: 'text' }, { name: 'unit', label: 'Unit', type: 'text' },
      { name: 'meaning', label: 'Meaning', type: 'text' },
    ],
    rows: definitions.map(each => [each.id, each.title, each.unit, wordingOf(each)]),
    order: 'as the catalogue lists them', total: definitions.length, shown: definitions.length,
  };
}

function verifiedBlock(questions: readonly VerifiedQuestion[]): ToolBlock {
  return {
    kind: 'table',
    title: 'Verified questions',
    columns: [{ name: 'verified_question', label: 'Id', type: 'text' }, { name: 'question', label: 'Question', type: 'text' }],
    rows: questions.map(({ id, question }) => [id, question]),
    order: 'as they were approved', total: questions.length, shown: questions.length,
  };
}
