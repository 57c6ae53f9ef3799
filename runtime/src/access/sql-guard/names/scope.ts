/** A column that a part of a query can refer to. */
export interface Field {
  /** The name of its relation; none for the output of a query and for columns merged by USING. */
  readonly relation?: string;
  /** None for an expression without an alias. */
  readonly name?: string;
  /** Shows no value: it can be selected, and nothing else. */
  readonly masked?: boolean;
  /** The relations of FROM that it comes from, each by a number of its own; joined by USING, several. */
  readonly from?: readonly number[];
}

/** The columns in reach at one place of a query: those of its own relations, then those of the queries around it. */
export class Scope {
  constructor(readonly fields: readonly Field[], private readonly outer?: Scope) {}

  /** The columns that the reference could mean at the nearest place that has one: one is right, none unknown, more ambiguous. */
  meanings(relation: string | undefined, name: string): readonly Field[] {
    const here = this.own(relation, name);
    return here.length > 0 ? here : this.outer?.meanings(relation, name) ?? [];
  }

  /** Those of its own relations alone. */
  own(relation: string | undefined, name: string): readonly Field[] {
    return this.fields.filter(field => field.name === name && (relation === undefined || field.relation === relation));
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
