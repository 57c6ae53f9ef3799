/** An answer's text without the signs of Markdown, for the clipboard and for screen readers. */
export function plainText(markdown: string): string {
  return markdown.replace(/[*_`]{1,3}(?=\S)([^*_`]*)(?<=\S)[*_`]{1,3}/g, '$1').replace(/^#+ /gm, '').trim();
}
