import type { ComponentChildren } from 'preact';
import type { Draft } from '../../../src/contract';
import { eventText, lineTexts, supplierText } from '../drafts/wording';
import { dayText } from '../format';
import { yearOf } from '../year-of';
import type { DraftReader } from './draft-card';

/** What a draft holds and why, for somebody who decides without the answer before the eyes. */
export function DraftFacts({ draft, reader: { user, people } }: { readonly draft: Draft; readonly reader: DraftReader }) {
  const year = yearOf(new Date());
  const { history: [proposed], supplier, notes } = draft;
  return (
    <>
      <dl>
        <Fact name="What">{listOf(lineTexts(draft))}</Fact>
        <Fact name={draft.warehouses.length === 1 ? 'Warehouse' : 'Warehouses'}>{draft.warehouses.join(', ')}</Fact>
        {supplier && <Fact name="Supplier">{supplierText(supplier)}</Fact>}
        <Fact name="Reason">{draft.reason}</Fact>
        {notes.length > 0 && <Fact name="To know">{listOf(notes)}</Fact>}
        {proposed && <Fact name="Drafted by">{eventText(proposed, people, user.id, year)}</Fact>}
        <Fact name="Draft">{draft.id}, with data up to {dayText(draft.asOf, year)}</Fact>
      </dl>
      {supplier?.message !== undefined && (
        <details>
          <summary>Message to the supplier</summary>
          <pre>{supplier.message}</pre>
        </details>
      )}
    </>
  );
}

function Fact({ name, children }: { readonly name: string; readonly children: ComponentChildren }) {
  return <div><dt>{name}</dt><dd>{children}</dd></div>;
}

function listOf(texts: readonly string[]) {
  return texts.length === 1 ? texts[0] : <ul>{texts.map(text => <li key={text}>{text}</li>)}</ul>;
}
