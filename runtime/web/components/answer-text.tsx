import { useMemo } from 'preact/hooks';
import type { Figure } from '../../../src/contract';
import { markdownNodes } from './markdown-nodes';

/** The answer's words. A figure that a cell holds opens that cell; one that nothing holds says so. */
export function AnswerText({ text, figures, onCell }: {
  readonly text: string; readonly figures: readonly Figure[]; readonly onCell: (figure: Figure) => void;
}) {
  const nodes = useMemo(() => markdownNodes(text, figures, (figure, shown) => figureNode(figure, shown, onCell)), [text, figures, onCell]);
  return <div class="answer-text">{nodes}</div>;
}

function figureNode(figure: Figure, shown: string, onCell: (figure: Figure) => void) {
  if (figure.source === 'unverified') return <span class="unverified">{shown} <small>unverified</small></span>;
  if (figure.source === 'cell' && figure.block !== undefined && figure.row !== undefined && figure.column !== undefined) {
    return <button type="button" class="figure" title="Show the cell that holds this figure" onClick={() => onCell(figure)}>{shown}</button>;
  }
  return shown;
}
