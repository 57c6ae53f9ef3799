/** What a draft proposes. */
export const DRAFT_KINDS = ['purchase_order', 'transfer', 'expedite'] as const;
export type DraftKind = (typeof DRAFT_KINDS)[number];

/** `draft` waits for a person; the other two are final. */
export const DRAFT_STATUSES = ['draft', 'approved', 'rejected'] as const;
export type DraftStatus = (typeof DRAFT_STATUSES)[number];

/** One product of a draft. */
export interface DraftLine {
  readonly productId: string;
  readonly productName: string | null;
  /** Above 0, in `unit`. */
  readonly quantity: number;
  /** The unit in which the product is stocked: `piece`. */
  readonly unit: string;
}

/** Who is to deliver, and at what price: shown only to those who may query suppliers and their prices. */
export interface DraftSupplier {
  readonly supplierId: string;
  readonly supplierName: string | null;
  /** As the supplier quotes it; null where no price holds. */
  readonly price: DraftPrice | null;
  /** A text that a person may send to the supplier. It names nobody. */
  readonly message?: string;
}

/** A quoted price and what the draft costs by it. */
export interface DraftPrice {
  /** For one `priceUnit`. */
  readonly unitPrice: number;
  readonly priceUnit: string;
  readonly currency: string;
  /** Of the whole draft, without freight and duty, in `currency`. */
  readonly amount: number;
}

/** What a tool proposes. The platform keeps it, and nothing of it leaves the platform. */
export interface DraftProposal {
  readonly kind: DraftKind;
  /** What it is needed for: the same need on the same day is the same draft. */
  readonly need: string;
  /** One sentence without supplier and price: `Order 120 piece of P0417 Ball bearing for WH01`. */
  readonly title: string;
  /** Every warehouse that it touches. It is seen by those alone whose rows hold all of them. */
  readonly warehouses: readonly string[];
  /** Views whose rows it repeats: it is seen by those alone who may query all of them. */
  readonly repeats: readonly string[];
  readonly lines: readonly DraftLine[];
  readonly supplier?: DraftSupplier;
  /** Why it is proposed, with the figures. */
  readonly reason: string;
  /** What limits the quantity, and what else a person should know who decides. */
  readonly notes: readonly string[];
  /** The queries behind it. */
  readonly queries: readonly { readonly purpose: string; readonly sql: string }[];
}

/** What became of a draft, and by whom. */
export interface DraftEvent {
  readonly what: 'proposed' | 'approved' | 'rejected';
  /** ISO 8601, UTC. */
  readonly at: string;
  /** The subject of the token, and no name. */
  readonly by: string;
  readonly persona: string;
  readonly reason?: string;
}

/** A draft as it is kept: approving it changes its status and nothing else. */
export interface Draft extends Omit<DraftProposal, 'need' | 'repeats'> {
  /** `D-20261124-8Q6WABCDEF`: the day and the need. */
  readonly id: string;
  readonly status: DraftStatus;
  /** The tool that proposed it. */
  readonly tool: string;
  /** The day that it was worked out for, `2026-11-24`. */
  readonly asOf: string;
  /** The turn in which it was proposed. */
  readonly turnId: string;
  /** What happened to it, oldest first. Nothing is taken out of it. */
  readonly history: readonly DraftEvent[];
  /** Whether it waits, and who reads this may approve or reject it. */
  readonly mayDecide: boolean;
  /** Titles of the personas that may see and decide it, in the rows of all its warehouses; none where no persona may. */
  readonly approvers: readonly string[];
}

/** The body of `POST /v1/drafts/{draftId}/approve` and `/reject`. */
export interface DraftDecision {
  /** In the person's own words; a rejection needs one. */
  readonly reason?: string;
}

/** The beginning of the partition keys of drafts in the executions table; the month of their day follows. */
export const DRAFT_PARTITION = 'D#';

/** How long a draft is kept after it was proposed, and again after it was decided, days. */
export const DRAFT_RETENTION_DAYS = 90;
