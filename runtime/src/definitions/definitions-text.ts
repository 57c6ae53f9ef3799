import { gunzipSync } from 'node:zlib';
import * as z from 'zod/mini';
import { GZIPPED, type DefinitionChange } from '../../../src/contract';

/** Bytes that compressed definitions may unpack to: hundreds of measures, and no bomb. */
const MOST_BYTES = 512 * 1024;

const text = z.optional(z.string());
const texts = z.optional(z.array(z.string()));
const variant = { cases: text, groups: texts, value: text, date: text, day: text, due: text };
const form = z.record(z.string(), z.object({
  ...variant, title: text, names: texts, wording: text, unit: text, better: text, noun: text,
  settings: z.optional(z.record(z.string(), z.string())),
  variants: z.optional(z.record(z.string(), z.object({ ...variant, wording: z.string() }))),
}));

/** The definitions that stand in their parameter. Throws what is wrong with its text. */
export function definitionsIn(stored: string): Readonly<Record<string, DefinitionChange>> {
  const json = stored.startsWith(GZIPPED)
    ? gunzipSync(Buffer.from(stored.slice(GZIPPED.length), 'base64'), { maxOutputLength: MOST_BYTES }).toString('utf8')
    : stored;
  return form.parse(JSON.parse(json));
}
