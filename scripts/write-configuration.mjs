// Writes what follows from the props of a configuration: the key list of the parser, the JSON Schemas for editors, the reference and the
// template. Their one source is the jsii assembly, that is, the docstrings of src/config/*-configuration.ts.
// usage: node scripts/write-configuration.mjs [ASSEMBLY]    without one the library's own .jsii, compiled anew where it is older than its sources
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { keysOf } from './configuration/keys-of.mjs';
import { readingRoom } from './configuration/reading-room.mjs';
import { referenceOf } from './configuration/reference-of.mjs';
import { agentSchemaOf, platformSchemaOf } from './configuration/schema-of.mjs';
import { sourceOf } from './configuration/source-of.mjs';

const root = path.dirname(path.dirname(fileURLToPath(import.meta.url)));
const given = process.argv[2];
if (!given) await import('./build-library.mjs');
if (process.exitCode) process.exit(); // it has said why the library does not compile

const { keys, sections } = keysOf(JSON.parse(await readFile(given ?? path.join(root, '.jsii'), 'utf8')));
await write('src/config/reading/keys.generated.ts', sourceOf(keys, sections));
// The parser's own functions, with the key list that has just been written.
const { configurationVariable, templateText } = await readingRoom(root);
await write('schema/platform.schema.json', json(platformSchemaOf(keys, sections)));
await write('schema/agent.schema.json', json(agentSchemaOf(keys)));
await write('docs/reference/configuration.md', referenceOf(keys, sections, configurationVariable));
await write('config/template.yaml', templateText());

function json(value) {
  return `${JSON.stringify(value, null, 2)}\n`;
}

/** Leaves a file that says the same already alone, so that nothing is compiled anew because of it. */
async function write(name, text) {
  const file = path.join(root, name);
  await mkdir(path.dirname(file), { recursive: true });
  if (await readFile(file, 'utf8').catch(() => '') !== text) await writeFile(file, text);
}
