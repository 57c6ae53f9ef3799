import type { CanonicalView } from '../../../src/contract';

/**
 * The views of the catalogue that a SELECT of ours names after FROM, JOIN or a comma: what to offer to whom follows from it. What may be read
 * the guard decides, from the parsed text.
 */
export function viewsIn(sql: string, views: Readonly<Record<string, CanonicalView>>): string[] {
  const names = [...sql.matchAll(/(?:\bFROM|\bJOIN|,)\s+(?:"?[a-z_][a-z0-9_]*"?\.){0,2}"?([a-z_][a-z0-9_]*)"?(?=[\s),]|$)/gi)]
    .flatMap(([, name = '']) => Object.hasOwn(views, name.toLowerCase()) ? [name.toLowerCase()] : []);
  return [...new Set(names)].sort();
}
