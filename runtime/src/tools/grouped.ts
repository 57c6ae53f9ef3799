/** Rows by key, each group in the order of the rows. */
export function groupedBy<Row>(rows: Iterable<Row>, key: (row: Row) => string): ReadonlyMap<string, readonly Row[]> {
  const groups = new Map<string, Row[]>();
  for (const row of rows) {
    const group = groups.get(key(row));
    if (group) group.push(row);
    else groups.set(key(row), [row]);
  }
  return groups;
}

/** One key of several parts, none of which can be taken for another. */
export function keyOf(...parts: readonly (string | null)[]): string {
  return JSON.stringify(parts);
}
