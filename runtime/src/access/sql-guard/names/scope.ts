/** A column that a part of a query can refer to. */
export interface Field {
  /** The name of its relation; none for the output of a query and for columns merged by USING. */
  readonly relation?: string;
  /** None for an expression without an alias. */
  readonly name?: string;
}

/** The columns in reach at one place of a query: those of its own relations, then those of the queries around it. */
export class Scope {
  constructor(readonly fields: readonly Field[], private readonly outer?: Scope) {}

  /** How many columns the reference could mean at the nearest place that has one: 1 is right, 0 unknown, more ambiguous. */
  count(relation: string | undefined, name: string): number {
    const here = this.fields.filter(field => field.name === name && (relation === undefined || field.relation === relation)).length;
    return here > 0 ? here : this.outer?.count(relation, name) ?? 0;
  }

  /** The columns in words, nearest first: `products (product_id, product_name); warehouse_id`. */
  describe(): string {
    const relations = new Map<string, string[]>();
    for (const { relation = '', name } of this.fields) {
      if (name) relations.set(relation, [...relations.get(relation) ?? [], name]);
    }
    const here = [...relations].map(([relation, names]) => relation ? `${relation} (${names.join(', ')})` : names.join(', '));
    return [...here, this.outer?.describe() ?? ''].filter(Boolean).join('; ');
  }
}
