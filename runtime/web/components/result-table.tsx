import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import type { Block, Cell } from '../../../src/contract';
import { cellWriter, countText } from '../format';
import { rowsAtFirst, shownText } from '../turn/main-block';
import { unreachable } from '../unreachable';
import { yearOf } from '../year-of';

/** A cell of a result: the block's id, the row's place among all rows, the column's name. */
export interface CellAddress { readonly block: string; readonly row: number; readonly column: string }

/** Rows beyond which a table is read in a spreadsheet, not on a page. */
const MOST_ROWS = 500;

/** A result as a table: its first rows, worst or newest first as the result says, all of them on demand. */
export function ResultTable({ turnKey, block, cell, all = false }: {
  readonly turnKey: string; readonly block: Block; readonly cell?: CellAddress; readonly all?: boolean;
}) {
  const [expanded, setExpanded] = useState(all);
  const few = rowsAtFirst(block);
  const most = Math.min(block.rows.length, MOST_ROWS);
  const shown = expanded || (cell !== undefined && cell.row >= few) ? most : few;
  const year = yearOf(new Date());
  const columns = useMemo(() => block.columns.map((column, index) => {
    const cells = block.rows.map(row => row[index] ?? null);
    return { ...column, index, style: styleOf(column.type, cells), write: cellWriter(column, cells, year) };
  }), [block, year]);
  const target = useShownCell(cell);
  const title = `${turnKey}-${block.id}${all ? '-all' : ''}`;

  return (
    <figure class="result">
      <figcaption id={title}><strong>{block.title}</strong> <span class="muted">{shownText(block, shown)}</span></figcaption>
      <div class="table-scroll" role="region" aria-labelledby={title} tabIndex={0}>
        <table>
          <thead>
            <tr>
              {columns.map(column => (
                <th key={column.name} scope="col" class={column.style}>
                  {column.label}{column.unit !== undefined && <span class="unit"> {column.unit}</span>}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {block.rows.slice(0, shown).map((row, rowIndex) => (
              <tr key={rowIndex}>
                {columns.map(column => {
                  const meant = cell?.row === rowIndex && cell.column === column.name;
                  return (
                    <td key={column.name} ref={meant ? target : undefined} tabIndex={meant ? -1 : undefined}
                      class={meant ? `${column.style} meant` : column.style}>
                      {column.write(row[column.index] ?? null)}
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

/** Letters beyond which a text is broken into lines rather than kept in one. */
const ONE_LINE = 28;

/** How the cells of a column stand: numbers to the right, short texts and days in one line. */
function styleOf(type: Block['columns'][number]['type'], cells: readonly Cell[]): string {
  switch (type) {
    case 'integer':
    case 'number': return 'number';
    case 'date':
    case 'timestamp':
    case 'boolean': return 'short';
    case 'text': return cells.every(cell => String(cell ?? '').length <= ONE_LINE) ? 'short' : 'long';
    default: return unreachable(type);
  }
}
