import * as z from 'zod/mini';
import type { KeptFigures, KeptResult } from '../../../src/contract';
import type { FormOf } from './forms';

export const keptFiguresForm: z.ZodMiniType<KeptFigures> = z.record(z.string(), z.record(z.string(), z.nullable(z.number())));
export const keptResultForm = z.object({
  day: z.string().check(z.regex(/^\d{4}-\d{2}-\d{2}$/)), figures: keptFiguresForm,
} satisfies FormOf<KeptResult>);
