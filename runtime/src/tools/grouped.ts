/** Things by key, in the order in which they come. */
export function groupedBy<Thing, Key>(things: Iterable<Thing>, key: (thing: Thing) => Key): ReadonlyMap<Key, readonly Thing[]> {
  const groups = new Map<Key, Thing[]>();
  for (const thing of things) {
    const group = groups.get(key(thing));
    if (group) group.push(thing);
    else groups.set(key(thing), [thing]);
  }
  return groups;
}

/** One key of several parts, none of which can be taken for another. */
export function keyOf(...parts: readonly (string | null)[]): string {
  return JSON.stringify(parts);
}
