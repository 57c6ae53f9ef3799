import type { ToolContext } from '../definition';

/** How far from the date first confirmed a receipt is on time, calendar days. */
export interface DeliveryWindow {
  readonly earlyDays: number;
  readonly graceDays: number;
}

/** The window as the company's definition of supplier OTIF sets it; as it ships where that has no such settings. */
export async function deliveryWindow({ meanings }: Pick<ToolContext, 'meanings'>): Promise<DeliveryWindow> {
  const settings = (await meanings()).definitions.supplier_otif?.settings;
  return { earlyDays: settings?.early_days?.value ?? 5, graceDays: settings?.grace_days?.value ?? 0 };
}
