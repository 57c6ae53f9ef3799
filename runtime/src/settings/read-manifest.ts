import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import * as z from 'zod/mini';
import { MANIFEST_FILE, MANIFEST_VERSION, METRIC_DETAILS, VARIABLES } from '../../../src/contract';
import type { Manifest } from '../../../src/contract';
import { PlatformError } from '../errors';

const REMEDY = 'Deploy the function with the construct library: it writes the manifest beside the code and its hash into '
  + `${VARIABLES.manifestSha256.name}. Change neither by hand.`;

/** The manifest beside a function's code is not the one that the function was deployed with, or there is none. */
export class ManifestError extends PlatformError {
  readonly code = 'MANIFEST';
  override readonly remedy = REMEDY;
  constructor(problem: string, options?: ErrorOptions) {
    super(`The function cannot start. ${problem} ${REMEDY}`, options); // Lambda shows the message of what is thrown at start, and no more
  }
}

/**
 * The manifest in a function's directory, if its content has the hash that the function was deployed with.
 *
 * @throws ManifestError
 */
export function readManifest(directory: string, sha256: string): Manifest {
  const file = path.join(directory, MANIFEST_FILE);
  const bytes = bytesOf(file);
  const actual = createHash('sha256').update(bytes).digest('hex');
  if (actual !== sha256) throw new ManifestError(`${file} has the hash ${actual}, and ${VARIABLES.manifestSha256.name} is ${sha256}.`);
  const parsed = manifest.safeParse(jsonOf(bytes, file));
  if (parsed.success) return parsed.data;
  const faults = parsed.error.issues.map(issue => `${issue.path.join('.') || 'the whole'}: ${issue.message}`).join('; ');
  throw new ManifestError(`${file} is no manifest of version ${MANIFEST_VERSION}: ${faults}.`);
}

const rowScope = z.union([
  z.object({ kind: z.literal('warehouse'), column: z.string() }),
  z.object({ kind: z.literal('through'), column: z.string(), view: z.string(), viewColumn: z.string() }),
  z.object({ kind: z.literal('company') }),
]);
const view = z.object({
  name: z.string(),
  meaning: z.string(),
  grain: z.string(),
  key: z.array(z.string()),
  rowScope,
  columns: z.array(z.object({
    name: z.string(),
    type: z.enum(['text', 'integer', 'number', 'date', 'timestamp', 'boolean']),
    unit: z.optional(z.string()),
    meaning: z.string(),
    sensitivity: z.enum(['public', 'internal', 'personal']),
    absent: z.optional(z.literal(true)),
  })),
  filedByMonthOf: z.optional(z.string()),
  source: z.optional(z.string()),
  questions: z.optional(z.array(z.string())),
});
const manifest = z.object({
  version: z.literal(MANIFEST_VERSION),
  features: z.object({ guardrails: z.boolean(), xray: z.boolean() }),
  agents: z.array(z.object({ id: z.string(), persona: z.string(), purpose: z.string() })),
  personas: z.record(z.string(), z.object({
    id: z.string(), title: z.string(), views: z.array(z.string()), tools: z.array(z.string()), personalColumns: z.optional(z.array(z.string())),
    curate: z.optional(z.boolean()), approve: z.optional(z.boolean()),
  })),
  disabledTools: z.array(z.string()),
  metricDetail: z.enum(METRIC_DETAILS),
  views: z.record(z.string(), view),
  verifiedQuestions: z.optional(z.record(z.string(), z.object({
    question: z.string(), sql: z.string(), also: z.optional(z.array(z.string())), by: z.optional(z.string()), since: z.optional(z.string()),
  }))),
});

function bytesOf(file: string): Buffer {
  try {
    return readFileSync(file);
  } catch (cause) {
    throw new ManifestError(`${file} cannot be read.`, { cause });
  }
}

function jsonOf(bytes: Buffer, file: string): unknown {
  try {
    return JSON.parse(bytes.toString('utf8'));
  } catch (cause) {
    throw new ManifestError(`${file} is no JSON.`, { cause });
  }
}
