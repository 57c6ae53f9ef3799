import { TOOLS } from '../../../../src/contract';
import { scopeSummary } from '../../access';
import { defineTool } from '../define-tool';
import type { ToolContext, ToolEvidence, ToolQuery } from '../definition';
import { mayRead } from '../may-read';
import { ENTITY_KINDS, ENTITY_SOURCES, type EntityKind } from './entity-kinds';
import { codeMeant, hasInName, nameMatch } from './name-match';

/** The most that is offered of one kind. */
const MOST_OF_A_KIND = 10;
/** Things like a code that nothing has, which the sentence names. */
const NAMED = 3;
/** What matches less is noise. */
const LEAST_MATCH = 0.6;
/** Where something matches fully, a near miss is not what was meant: WH02 is no misspelling of WH01. */
const LEAST_BESIDE_FULL_MATCH = 0.75;

interface Found {
  readonly kind: EntityKind;
  readonly id: string;
  readonly name: string;
  /** 0 to 1. */
  readonly match: number;
}

/** What a phrase may mean: the things of the caller's scope whose code or name is like it. */
export const findEntities = defineTool({
  contract: TOOLS.find_entities,
  title: 'Looking up what is meant',
  description:
    'Finds what a phrase may mean: products, product groups, suppliers, warehouses, delivery areas, customer orders, purchase orders, by code, name, city or misspelling. '
    + 'Use for: the id of something that a question names, before another tool needs it. Not for: figures about it.',
  input: {
    type: 'object',
    properties: {
      text: { type: 'string', minLength: 1, maxLength: 200, description: 'The name, code or part of a name, as the person wrote it.' },
      kinds: {
        type: 'array',
        items: { type: 'string', enum: ENTITY_KINDS },
        description: 'Which kinds of things to look for. Without it: all that the person may see.',
      },
    },
    required: ['text'],
    additionalProperties: false,
  },
  label: null,
  timeoutSeconds: 15,
  async run({ text, kinds = [] }, context) {
    const asked = ENTITY_KINDS.filter(kind => kinds.length === 0 || kinds.includes(kind));
    const searched = asked.filter(kind => mayRead(context, ENTITY_SOURCES[kind].view, ENTITY_SOURCES[kind].column));
    const searches = withoutNearMisses(await Promise.all(searched.map(kind => search(kind, text, context))));
    const found = searches.flatMap(({ matches }) => matches.slice(0, MOST_OF_A_KIND)).sort(byMatch);
    const queries = searches.flatMap(({ query }) => query ? [query] : []);
    return {
      summary: summaryOf(text, found, context),
      blocks: [{
        kind: 'table',
        title: `What "${text}" may mean`,
        columns: [
          { name: 'kind', label: 'Kind', type: 'text' },
          { name: 'id', label: 'Id', type: 'text' },
          { name: 'name', label: 'Name', type: 'text' },
          { name: 'match', label: 'Match (0 to 1)', type: 'number' },
        ],
        rows: found.map(({ kind, id, name, match }) => [kind, id, name, match]),
        order: 'best match first',
        total: searches.reduce((sum, { matches }) => sum + matches.length, 0),
        shown: Math.min(MOST_OF_A_KIND, found.length),
      }],
      evidence: [{
        views: [...new Set(queries.flatMap(query => query.views))].sort(),
        queries: queries.map(query => query.evidence),
        method: { name: 'likeness of codes and names', source: 'Damerau (1964), Communications of the ACM 7(3): edit distance with swaps' },
        population: populationOf(asked, searched, searches),
        inputs: { text, kinds: searched.join(', ') },
        assumptions: ['Case, accents and punctuation do not count.'],
        warnings: queries.filter(query => query.result.truncated).map(({ evidence }) => `${evidence.purpose}: only the first ${evidence.rowsRead} were compared.`),
      }],
      followUps: [],
    };
  },
});

interface Search {
  /** Best match first. */
  readonly matches: readonly Found[];
  /** Absent where nothing of the kind could be meant. */
  readonly query?: ToolQuery;
}

function withoutNearMisses(searches: readonly Search[]): readonly Search[] {
  const full = searches.some(({ matches: [best] }) => best?.match === 1);
  return full ? searches.map(each => ({ ...each, matches: each.matches.filter(({ match }) => match >= LEAST_BESIDE_FULL_MATCH) })) : searches;
}

async function search(kind: EntityKind, text: string, context: ToolContext): Promise<Search> {
  const source = ENTITY_SOURCES[kind];
  const sql = source.sql(text);
  if (sql === null) return { matches: [] };
  const query = await context.query(sql, source.purpose);
  const matches = source.named(query.result)
    .map(named => ({ kind, id: named.id, name: named.names[0] ?? named.id, match: Math.round(nameMatch(text, named) * 100) / 100 }))
    .filter(({ match }) => match >= LEAST_MATCH)
    .sort(byMatch);
  return { matches, query };
}

function byMatch(one: Found, other: Found): number {
  return other.match - one.match || ENTITY_KINDS.indexOf(one.kind) - ENTITY_KINDS.indexOf(other.kind) || one.id.localeCompare(other.id);
}

function summaryOf(text: string, found: readonly Found[], context: ToolContext): string {
  const [best, second] = found;
  const { warehouses } = context.identity;
  const nothing = warehouses === 'all' ? 'Nothing here' : `Nothing within your scope (${scopeSummary(warehouses).text})`;
  if (best === undefined) return `${nothing} is called "${text}".`;
  const code = codeMeant(text);
  // A code names one thing: another that is like it is another thing.
  if (code !== null && best.match < 1 && !found.some(({ name }) => hasInName(code, name))) {
    const more = found.length > NAMED ? ` and ${found.length - NAMED} more` : '';
    return `${nothing} has the code "${text}". Codes or names like it: ${found.slice(0, NAMED).map(entityInWords).join(', ')}${more}.`;
  }
  const inWords = entityInWords(best);
  if (second === undefined || second.match < best.match) return `"${text}" is most probably ${inWords}.`;
  return `"${text}" may mean ${found.filter(({ match }) => match === best.match).length} things equally well, among them ${inWords}.`;
}

function entityInWords({ kind, id, name }: Found): string {
  return `${kind.replace('_', ' ')} ${id === name ? id : `${id} (${name})`}`;
}

/** Which kinds were looked for: what was not is not said to be missing. */
function populationOf(asked: readonly EntityKind[], searched: readonly EntityKind[], searches: readonly Search[]): ToolEvidence['population'] {
  const compared = searches.filter(({ query }) => query !== undefined).length;
  return {
    noun: 'kinds of things', asked: asked.length, worked: compared,
    leftOut: [
      { reason: 'you may not look them up', count: asked.length - searched.length },
      { reason: 'found by the beginning of a code, and the text holds none', count: searched.length - compared },
    ].filter(({ count }) => count > 0),
  };
}
