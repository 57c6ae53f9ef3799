import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import type { Block } from '../../../src/contract';
import { cellWriter, countText } from '../format';
import { rowsAtFirst, shownText } from '../turn/main-block';

/** A cell of a result: the block's id, the row's place among all rows, the column's name. */
export interface CellAddress { readonly block: string; readonly row: number; readonly column: string }

/** Rows beyond which a table is read in a spreadsheet, not on a page. */
const MOST_ROWS = 500;

/** A result as a table: its first rows, worst or newest first as the result says, all of them on demand. */
export function ResultTable({ turnKey, block, asOf, cell, all = false }: {
  readonly turnKey: string; readonly block: Block; readonly asOf?: string; readonly cell?: CellAddress; readonly all?: boolean;
}) {
  const [expanded, setExpanded] = useState(all);
  const few = rowsAtFirst(block);
  const most = Math.min(block.rows.length, MOST_ROWS);
  const shown = expanded || (cell !== undefined && cell.row >= few) ? most : few;
  const year = (asOf ?? '').slice(0, 4);
  const writers = useMemo(
    () => block.columns.map((column, index) => cellWriter(column, block.rows.map(row => row[index] ?? null), year)), [block, year],
  );
  const target = useShownCell(cell);
  const title = `${turnKey}-${block.id}${all ? '-all' : ''}`;

  return (
    <figure class="result">
      <figcaption id={title}><strong>{block.title}</strong> <span class="muted">{shownText(block, shown)}</span></figcaption>
      <div class="table-scroll" role="region" aria-labelledby={title} tabIndex={0}>
        <table>
          <thead>
            <tr>
              {block.columns.map(column => (
                <th key={column.name} scope="col" class={alignment(column.type)}>
                  {column.label}{column.unit !== undefined && <span class="unit"> {column.unit}</span>}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {block.rows.slice(0, shown).map((row, rowIndex) => (
              <tr key={rowIndex}>
                {block.columns.map((column, index) => {
                  const meant = cell?.row === rowIndex && cell.column === column.name;
                  return (
                    <td key={column.name} ref={meant ? target : undefined} tabIndex={meant ? -1 : undefined}
                      class={meant ? `${alignment(column.type)} meant` : alignment(column.type)}>
                      {writers[index]?.(row[index] ?? null)}
                    </td>
                  );
                })}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {block.rows.length === 0 && <p class="muted">No rows.</p>}
      {most > few && !all && (
        <button type="button" class="quiet" aria-expanded={shown > few} onClick={() => setExpanded(!expanded)}>
          {shown > few ? `Show ${few} rows` : `Show ${most < block.total ? 'the first' : 'all'} ${countText(most)} rows`}
        </button>
      )}
    </figure>
  );
}

/** Brings the cell that somebody asked for into view, and the focus to it. */
function useShownCell(cell: CellAddress | undefined) {
  const element = useRef<HTMLTableCellElement>(null);
  useEffect(() => {
    if (!cell) return;
    element.current?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
    element.current?.focus({ preventScroll: true });
  }, [cell]);
  return element;
}

function alignment(type: Block['columns'][number]['type']): string {
  return type === 'integer' || type === 'number' ? 'number' : 'words';
}
