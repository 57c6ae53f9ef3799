/** SQL without its comments, and with `0` for each text: what is left are names, words and signs. Whichever begins first is what it says it is. */
export function bareSql(sql: string): string {
  return sql.replaceAll(/"[^"]*"|'(?:[^']|'')*'|--[^\n]*|\/\*[\s\S]*?\*\//g, part => {
    if (part.startsWith('"')) return part;
    return part.startsWith('\'') ? ' 0 ' : ' ';
  });
}
