import type { WorkingCalendar } from './calendar';
import type { Day } from './days';
import type { Findings } from './findings';
import type { Carrier } from './plan/freight';

/** What exists in the company before anything happens. Quantities in base units, money in the company's currency (EUR). */
export interface Plan {
  readonly seed: number;
  /** The first day of the history. */
  readonly start: Day;
  readonly warehouses: readonly Warehouse[];
  readonly products: readonly Product[];
  readonly suppliers: readonly Supplier[];
  readonly customers: readonly Customer[];
  readonly items: readonly Item[];
  readonly offers: readonly Offer[];
  readonly findings: Findings;
}

export interface Warehouse {
  readonly index: number;
  readonly id: string;
  readonly name: string;
  readonly city: string;
  readonly country: string;
  readonly latitude: number;
  readonly longitude: number;
  readonly timeZone: string;
  readonly calendar: WorkingCalendar;
  /** How many products it stocks. */
  readonly range: number;
  readonly areas: readonly Area[];
}

/** Where a warehouse delivers to. */
export interface Area {
  readonly name: string;
  readonly latitude: number;
  readonly longitude: number;
}

export interface Product {
  readonly index: number;
  readonly id: string;
  readonly name: string;
  readonly group: number;
  readonly groupName: string;
  readonly unit: string;
  readonly weightKg: number;
  readonly volumeM3: number;
  readonly packSize: number;
  /** Standard cost in the year in which the history begins. */
  readonly cost: number;
  readonly listPrice: number;
  readonly storageClass: string;
  readonly shelfLifeDays?: number;
  readonly introduced: Day;
  readonly discontinued?: Day;
  readonly successor?: number;
  /** 0 is the best seller. */
  readonly rank: number;
  /** The usual size of an order line. */
  readonly lineQuantity: number;
}

/** A supplier and its true behaviour. */
export interface Supplier {
  readonly index: number;
  readonly id: string;
  readonly name: string;
  readonly country: string;
  readonly currency: string;
  readonly groups: readonly number[];
  readonly paymentDays: number;
  readonly incoterm: string;
  readonly approved: boolean;
  /** Days from order to the day it confirms. */
  readonly leadDays: number;
  readonly onTime: number;
  /** Mean of what comes late, days. */
  readonly lateDays: number;
  readonly early: number;
  readonly split: number;
  readonly short: number;
  /** Share of receipts with rejects. */
  readonly rejects: number;
  /** How its lead time drifts: straight from one to the other. */
  readonly drift?: { readonly from: Day; readonly days: number; readonly to: number };
  /** Standard deviation of the lead time that it confirms, days. */
  readonly spread?: number;
  /** Whether it sends nearly everything in two parts, the second on the day that it confirmed. */
  readonly inParts?: boolean;
  /** Whether it confirms a later day whenever it will be late, before the day has come. */
  readonly reconfirms?: boolean;
  /** Rejected units per million, before a day and from it on. */
  readonly quality?: { readonly before: number; readonly from: Day; readonly after: number };
}

export interface Customer {
  readonly index: number;
  readonly id: string;
  readonly name: string;
  readonly email: string;
  readonly phone: string;
  readonly street: string;
  readonly latitude: number;
  readonly longitude: number;
  /** When it takes deliveries: `08:00`. */
  readonly windowOpen: string;
  readonly windowClose: string;
  readonly unloadMinutes: number;
  readonly priority: number;
  readonly warehouse: number;
  readonly area: Area;
  readonly discount: number;
  readonly weight: number;
}

/** A product as one warehouse stocks it: how it sells and how it is replenished. */
export interface Item {
  readonly index: number;
  readonly warehouse: Warehouse;
  readonly product: Product;
  readonly supplier: Supplier;
  /** First and last day on which it sells; `last` may lie beyond the history. */
  readonly first: Day;
  readonly last: Day;
  readonly demand: DemandPattern;
  readonly policy: Policy;
  /** From this day on nobody looks after it: no review, no transfer, no count. */
  readonly unmanagedFrom?: Day;
}

export interface DemandPattern {
  readonly linesPerDay: number;
  readonly lineDispersion: number;
  readonly quantity: number;
  readonly quantityDispersion: number;
  readonly trendPerYear: number;
  readonly break?: { readonly day: Day; readonly factor: number };
  /** What is sold in December against its season. */
  readonly december?: number;
  /** Who finds nothing in stock goes away, and nobody writes it down. */
  readonly unrecorded?: boolean;
}

/** A deliberately imperfect policy. Its reorder point and level follow the demand that the planner has seen. */
export interface Policy {
  readonly reviewWeekday: number;
  readonly reviewDays: number;
  readonly leadTimeDays: number;
  readonly safetyFactor: number;
  /** How far the planner is off: 1 is right. */
  readonly bias: number;
  readonly cycleDays: number;
  readonly orderMultiple: number;
  readonly minOrder: number;
  readonly maxOrder?: number;
  readonly orderCost: number;
  readonly holdingRate: number;
  readonly unmetDemand: 'backorder' | 'lost';
}

/** What a supplier asks for a product. */
export interface Offer {
  readonly supplier: Supplier;
  readonly product: Product;
  /** In the supplier's currency, for one base unit, in the year in which the history begins. */
  readonly price: number;
  readonly yearlyRise: number;
  /** Base units in one price unit: more than one where it is a carton. */
  readonly unitFactor: number;
  /** The least that is sold; a pack where it is not given. */
  readonly minOrder?: number;
  readonly leadDays: number;
  readonly freightShare: number;
  readonly dutyShare: number;
  readonly approved: boolean;
}

/** A line of a customer order. Days are absent until they come. */
export interface SalesLine {
  readonly item: Item;
  readonly orderDay: Day;
  readonly requested: Day;
  readonly ordered: number;
  readonly customer: Customer;
  readonly unitPrice: number;
  readonly withdrawnOn?: Day;
  /** Working days between allocation and despatch. */
  readonly heldDays: number;
  order: number;
  line: number;
  firstPromised: Day;
  promised: Day;
  allocated: number;
  despatched: number;
  delivered: number;
  cancelled: number;
  cancelReason?: 'customer' | 'no_stock';
  cancelledOn?: Day;
  firstDespatched?: Day;
  lastDespatched?: Day;
  lastDelivered?: Day;
  despatchedOnTime: number;
  deliveredOnTime: number;
  /** When some of it was last delivered, in minutes since 1970-01-01: two deliveries never come in the same minute. */
  deliveredAt?: number;
  /** When stock was last reserved for it, in minutes since 1970-01-01. */
  allocatedAt?: number;
  /** The day on which what is picked may leave. */
  heldUntil?: Day;
}

/** Quantity of a customer line that was allocated together. Times are minutes since 1970-01-01. */
export interface Allocation {
  readonly line: SalesLine;
  readonly at: number;
  readonly quantity: number;
}

/** Quantity of a customer line that was picked and leaves together. What is still to come is undefined. */
export interface Despatch {
  readonly line: SalesLine;
  readonly quantity: number;
  readonly pickedAt: number;
  readonly packedAt: number;
  readonly despatchedAt?: number;
  readonly deliveredAt?: number;
  /** The number of its shipment. */
  readonly shipment?: number;
  readonly stop?: number;
}

/** What leaves a warehouse together. */
export interface Shipment {
  readonly number: number;
  readonly warehouse: Warehouse;
  readonly area: Area;
  readonly carrier: Carrier;
  readonly plannedDespatch: Day;
  readonly despatched: Day;
  readonly plannedDelivery: Day;
  /** It may lie beyond the history. */
  readonly delivered: Day;
  /** Customers in the order of their stops. */
  readonly stops: number[];
  readonly orders: Set<number>;
  weightKg: number;
  volumeM3: number;
}

export interface CustomerReturn {
  readonly number: number;
  readonly line: SalesLine;
  readonly day: Day;
  readonly quantity: number;
  readonly damaged: boolean;
}

/** Stock that goes from one warehouse to another. */
export interface Transfer {
  readonly number: number;
  readonly from: Item;
  readonly to: Item;
  readonly quantity: number;
  readonly sent: Day;
  readonly expected: Day;
  received?: Day;
}

/** A line of a purchase order. */
export interface PurchaseLine {
  readonly item: Item;
  readonly supplier: Supplier;
  readonly order: number;
  readonly line: number;
  readonly orderDay: Day;
  readonly requested: Day;
  readonly firstConfirmed: Day;
  /** What the supplier confirms later, and when. */
  reconfirmed?: { readonly on: Day; readonly day: Day };
  readonly ordered: number;
  readonly unitPrice: number;
  readonly currency: string;
  readonly unitPriceBase: number;
  readonly standardCost: number;
  readonly expedited: boolean;
  received: number;
  receivedOnTime: number;
  cancelled: number;
  closed?: Day;
}

export interface Receipt {
  readonly line: PurchaseLine;
  readonly number: number;
  readonly day: Day;
  readonly received: number;
  readonly rejected: number;
  readonly reason?: string;
}
