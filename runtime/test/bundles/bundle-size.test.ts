import { readFileSync } from 'node:fs';
import path from 'node:path';

/** Kilobytes that each bundle may have, minified: what is there today and a tenth more. Raise one only for what its users get. */
const LIMITS = { 'chat': 1_490, 'tools-inventory': 1_820, 'tools-logistics': 1_660, 'tools-suppliers': 1_760, 'tools-sql': 1_700, 'tools-overview': 1_890,
  'rotate-envelope': 355, 'refresh-key-set': 450, 'page': 60, 'web': 210 } as const;

interface Metafile {
  readonly outputs: Readonly<Record<string, { readonly bytes: number; readonly inputs: Readonly<Record<string, { readonly bytesInOutput: number }>> }>>;
}

test.each(Object.entries(LIMITS))('the bundle %s stays within %i KB', (name, limit) => {
  const file = path.join(__dirname, '../../dist', `.${name}.meta.json`);
  const { outputs }: Metafile = JSON.parse(readFileSync(file, 'utf8'));
  const kilobytes = Object.values(outputs).reduce((sum, output) => sum + output.bytes, 0) / 1_000;
  if (kilobytes > limit) throw new Error(`${name} has ${Math.round(kilobytes)} KB, limit ${limit} KB. Its largest inputs:\n${largestInputs(outputs).join('\n')}`);
  expect(kilobytes).toBeGreaterThan(20); // an empty bundle would pass every limit
});

/** The five largest packages or folders of a bundle. */
function largestInputs(outputs: Metafile['outputs']): string[] {
  const sizes = new Map<string, number>();
  for (const [input, { bytesInOutput }] of Object.values(outputs).flatMap(output => Object.entries(output.inputs))) {
    const name = /node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(input)?.[1] ?? path.dirname(input);
    sizes.set(name, (sizes.get(name) ?? 0) + bytesInOutput);
  }
  return [...sizes].sort(([, a], [, b]) => b - a).slice(0, 5).map(([name, bytes]) => `  ${Math.round(bytes / 1_000)} KB  ${name}`);
}

test('the inputs of a bundle can be named', () => {
  expect(largestInputs({ out: { bytes: 3, inputs: { 'node_modules/@aws-sdk/core/a.js': { bytesInOutput: 2_000 }, 'src/b.ts': { bytesInOutput: 1_000 } } } }))
    .toEqual(['  2 KB  @aws-sdk/core', '  1 KB  src']);
});
