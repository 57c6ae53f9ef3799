import { createServer } from 'node:http';

import { claimInstance, isClaim, openDataFolder, openQueryableCompany } from '../../../src/local';
import { SHIPPED_CATALOGUE } from '../../../src/local/company-catalogue';
import { checkCompany } from '../../../src/local/company-check';
import { listenOnLoopback } from '../../../src/local/listen';
import { createSampleCompany } from '../../../src/local/sample-company';
import { temporaryFolder } from '../../local/temporary-folder';

const CLOCK = () => new Date('2026-03-02T08:00:00Z');
const LATEST = {
  company: { current: { ...SHIPPED_CATALOGUE, asOf: 'latest' }, file: undefined, refresh: () => false },
  clock: CLOCK, signal: new AbortController().signal, onProgress: () => {},
};

test('latest is the last day of the sample company, alone, beside a platform, and for a check', async () => {
  const folder = await openDataFolder(temporaryFolder());
  await createSampleCompany({ directory: folder.company, seed: 20, asOf: '2026-03-02', from: '2026-01-01' });
  const dayOfQueries = async () => {
    const { company: { asOf, stale }, close } = await openQueryableCompany({ ...LATEST, dataDir: folder.root, onWait: () => {} });
    await close();
    return [asOf, [...stale]];
  };
  expect(await dayOfQueries()).toEqual(['2026-03-01', []]);
  expect((await checkCompany(folder, LATEST)).asOf).toBe('2026-03-01');

  const claim = await claimInstance({ file: folder.instanceFile, purpose: 'platform', clock: CLOCK });
  if (!isClaim(claim)) throw new Error('The folder is not free.');
  const server = createServer((_request, response) => response.end(JSON.stringify({ instance: claim.record.instance, ready: true })));
  claim.publish(`http://127.0.0.1:${await listenOnLoopback(server, 0)}`);
  expect(await dayOfQueries()).toEqual(['2026-03-01', []]);
  claim.release();
  server.close();
});
