/** Text, quoted names and comments, so that nothing inside them is taken for the schema; then the schema before its dot. */
const TOKENS = /'(?:[^']|'')*'|"(?:[^"]|"")*"(?:\s*\.)?|--[^\n]*|\/\*[\s\S]*?\*\/|(?<![\w$.])supply_chain\s*\./gi;
const SCHEMA = /^"?supply_chain"?\s*\.$/i;

/** The query with the Glue database of this deployment in place of the schema `supply_chain`. */
export function inDatabase(sql: string, database: string): string {
  const name = `"${database.replaceAll('"', '""')}".`;
  return sql.replace(TOKENS, token => (SCHEMA.test(token) ? name : token));
}
