import DOMPurify from 'dompurify';
import { Marked } from 'marked';
import { h, type ComponentChild } from 'preact';
import type { Figure } from '../../../src/contract';
import { markFigures, piecesOf } from '../turn/mark-figures';

/** What an answer may be made of, and the element it becomes. No links, no images, no attributes: a model's text leads nowhere. */
const ELEMENTS: Readonly<Record<string, string>> = {
  p: 'p', br: 'br', strong: 'strong', b: 'strong', em: 'em', i: 'em', code: 'code', pre: 'pre', blockquote: 'blockquote', hr: 'hr',
  ul: 'ul', ol: 'ol', li: 'li', table: 'table', thead: 'thead', tbody: 'tbody', tr: 'tr', th: 'th', td: 'td',
  // The question is the heading of the turn: whatever the model takes for a title stands below it.
  h1: 'h3', h2: 'h3', h3: 'h3', h4: 'h3', h5: 'h3', h6: 'h3',
};

const markdown = new Marked({
  gfm: true,
  tokenizer: {
    // A tilde is "about" in these texts, no strike-through.
    del: () => undefined,
    // HTML in a text is text.
    html: () => undefined,
    tag: () => undefined,
  },
  renderer: {
    link({ tokens }) { return this.parser.parseInline(tokens); },
    image({ text }) { return escaped(text); },
  },
});

/** Markdown of a model or tool as nodes, with its figures as `figureNode` shows them. Untrusted: it is sanitized before anything is built. */
export function markdownNodes(
  text: string, figures: readonly Figure[], figureNode: (figure: Figure, shown: string) => ComponentChild,
): ComponentChild[] {
  const html = markdown.parse(markFigures(text, figures), { async: false });
  const clean = DOMPurify.sanitize(html, { ALLOWED_TAGS: Object.keys(ELEMENTS), ALLOWED_ATTR: [], RETURN_DOM_FRAGMENT: true });
  return children(clean);

  function children(parent: Node): ComponentChild[] {
    return [...parent.childNodes].flatMap(node);
  }

  function node(found: Node): ComponentChild[] {
    if (found.nodeType === Node.TEXT_NODE) {
      return piecesOf(found.nodeValue ?? '').map(piece => {
        const figure = piece.figure === undefined ? undefined : figures[piece.figure];
        return figure ? figureNode(figure, piece.text) : piece.text;
      });
    }
    const element = ELEMENTS[found.nodeName.toLowerCase()];
    return element === undefined ? [] : [h(element, {}, ...children(found))];
  }
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
