import { createHash } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { SHIPPED_MANIFEST } from '../../../src/contract';
import { readManifest } from '../../src/settings';
import { temporaryFolder } from '../local/temporary-folder';

function written(text: string): { directory: string; sha256: string } {
  const directory = temporaryFolder();
  writeFileSync(path.join(directory, 'manifest.json'), text);
  return { directory, sha256: createHash('sha256').update(text).digest('hex') };
}

test('the manifest beside the code is read where its hash is the one that was deployed', () => {
  const { directory, sha256 } = written(JSON.stringify(SHIPPED_MANIFEST));
  expect(readManifest(directory, sha256)).toEqual(SHIPPED_MANIFEST);
});

test('the verified questions in it are read', () => {
  const verifiedQuestions = { places: { question: 'Where are our warehouses?', sql: 'SELECT w.city FROM warehouses AS w', also: ['Which cities?'] } };
  const { directory, sha256 } = written(JSON.stringify({ ...SHIPPED_MANIFEST, verifiedQuestions }));
  expect(readManifest(directory, sha256).verifiedQuestions).toEqual(verifiedQuestions);
});

test('a changed manifest is refused, with the variable that says otherwise', () => {
  const { directory } = written(JSON.stringify({ ...SHIPPED_MANIFEST, disabledTools: ['query_data'] }));
  expect(() => readManifest(directory, 'abc')).toThrow(expect.objectContaining({
    code: 'MANIFEST', message: expect.stringMatching(/has the hash [0-9a-f]{64}, and SCAP_MANIFEST_SHA256 is abc\. Deploy the function with the construct library/),
  }));
});

test('a missing manifest is refused', () => {
  expect(() => readManifest(temporaryFolder(), 'abc')).toThrow(/manifest\.json cannot be read\. Deploy the function/);
});

test.each([
  ['no JSON', '{', 'is no JSON'],
  ['of another version', JSON.stringify({ ...SHIPPED_MANIFEST, version: 2 }), 'is no manifest of version 1: version'],
  ['without its agents', JSON.stringify({ ...SHIPPED_MANIFEST, agents: undefined }), 'is no manifest of version 1: agents'],
  ['with an unknown detail', JSON.stringify({ ...SHIPPED_MANIFEST, metricDetail: 'some' }), 'is no manifest of version 1: metricDetail'],
])('a manifest that is %s is refused', (_, text, message) => {
  const { directory, sha256 } = written(text);
  expect(() => readManifest(directory, sha256)).toThrow(message);
});
