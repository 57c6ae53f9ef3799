/**
 * Text of a model, a user or a data row as a terminal may show it: without control characters, which could move the cursor, set
 * the title or hide what follows. Line breaks and tabs stay.
 */
export function plainText(text: string): string {
  return text.replaceAll('\r\n', '\n').replaceAll(/(?![\n\t])[\p{Cc}\p{Cf}]/gu, '');
}

/** The same, each text on a line of its own, whose indentation stays. */
export function plainLines(texts: readonly string[]): string {
  return texts.map(text => `${plainText(text).replaceAll('\n', ' ')}\n`).join('');
}

/** The same on one line. */
export function plainLine(text: string): string {
  return plainText(text).replaceAll(/\s+/g, ' ').trim();
}
