import type { Evidence, EvidenceQuery, SampleUser } from '../../../src/contract';
import { countText, counted, dayText } from '../format';
import type { Turn } from '../turn/turn';
import { ResultTable, type CellAddress } from './result-table';

/** All rows of every result of the turn. */
export function RowsTab({ turn, cell }: { readonly turn: Turn; readonly cell?: CellAddress }) {
  if (turn.blocks.length === 0) return <p>This answer has no rows.</p>;
  return (
    <>
      {[...turn.blocks].reverse().map(block => (
        <ResultTable key={block.id} turnKey={turn.key} block={block} all cell={cell?.block === block.id ? cell : undefined} />
      ))}
    </>
  );
}

/** The queries behind the figures, as they run again under the same identity; those of the steps before folded away. */
export function SqlTab({ main, before }: { readonly main: readonly Evidence[]; readonly before: readonly Evidence[] }) {
  const queries = main.flatMap(each => each.queries);
  const earlier = before.flatMap(each => each.queries);
  if (queries.length + earlier.length === 0) return <p>No query was needed for this answer.</p>;
  return (
    <>
      {queries.map((query, index) => <QueryText key={index} query={query} />)}
      {earlier.length > 0 && (
        <details>
          <summary>{counted(earlier.length, 'look-up')} before</summary>
          {earlier.map((query, index) => <QueryText key={index} query={query} />)}
        </details>
      )}
      <p class="muted">The queries speak of the canonical views. The platform binds each view to the scope before it runs.</p>
    </>
  );
}

/** How the figures were calculated, from what, and what was left out. */
export function MethodTab({ evidence }: { readonly evidence: readonly Evidence[] }) {
  return (
    <>
      {evidence.map(each => (
        <section key={each.id}>
          <h3>{each.method.name}</h3>
          {each.method.formula !== undefined && <pre tabIndex={0}><code>{each.method.formula}</code></pre>}
          {each.method.source !== undefined && <p class="muted">Source: {each.method.source}</p>}
          {each.population && <PopulationText population={each.population} />}
          <List title="Inputs" items={Object.entries(each.inputs).map(([name, value]) => `${name.replaceAll('_', ' ')}: ${value ?? 'not given'}`)} />
          <List title="Assumptions" items={each.assumptions} />
          <List title="Warnings" items={each.warnings} />
        </section>
      ))}
    </>
  );
}

/** The measures of the catalogue that the figures follow. */
export function DefinitionTab({ evidence }: { readonly evidence: readonly Evidence[] }) {
  const definitions = new Map(evidence.flatMap(each => each.definition ? [[each.definition.id, each.definition.wording] as const] : []));
  if (definitions.size === 0) return <p>This answer follows no measure of the catalogue.</p>;
  return <dl>{[...definitions].map(([id, wording]) => <div key={id}><dt>{id.replaceAll('_', ' ')}</dt><dd>{wording}</dd></div>)}</dl>;
}

/** Who asked, and what that identity may see. */
export function AccessTab({ turn, user }: { readonly turn: Turn; readonly user: SampleUser }) {
  const views = [...new Set(turn.evidence.flatMap(each => each.views))];
  const days = [...new Set(turn.evidence.map(each => each.asOf))];
  return (
    <dl>
      <div><dt>Asked by</dt><dd>{user.name}, {user.personaTitle}</dd></div>
      <div><dt>Scope</dt><dd>{turn.scope?.text ?? user.scopeText}: rows outside it were not read.</dd></div>
      <div><dt>Views read</dt><dd>{views.length === 0 ? 'none' : views.join(', ')}</dd></div>
      <div><dt>Data as of</dt><dd>{days.map(day => dayText(day)).join(', ') || 'not known'}</dd></div>
    </dl>
  );
}

function QueryText({ query }: { readonly query: EvidenceQuery }) {
  return (
    <section>
      <h3>{query.purpose}</h3>
      <p class="muted">{counted(query.rowsRead, 'row')} read{query.truncated && ', cut off at the limit'}</p>
      <pre tabIndex={0}><code>{query.sql}</code></pre>
    </section>
  );
}

function PopulationText({ population }: { readonly population: NonNullable<Evidence['population']> }) {
  return (
    <>
      <p>{countText(population.worked)} of {countText(population.asked)} {population.noun} worked with.</p>
      <List title="Left out" items={population.leftOut.map(({ reason, count }) => `${countText(count)}: ${reason}`)} />
    </>
  );
}

function List({ title, items }: { readonly title: string; readonly items: readonly string[] }) {
  if (items.length === 0) return null;
  return (
    <>
      <h4>{title}</h4>
      <ul>{items.map(item => <li key={item}>{item}</li>)}</ul>
    </>
  );
}
