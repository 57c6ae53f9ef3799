import { mkdirSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { openDataFolder } from '../../src/local/data-folder';
import { temporaryFolder } from './temporary-folder';

test('a folder is made with all that is above it, for its owner only', async () => {
  const folder = path.join(temporaryFolder(), 'a', 'b');
  const { root } = await openDataFolder(folder);
  expect(statSync(root).mode & 0o777).toBe(0o700);
  expect((await openDataFolder(folder)).root).toBe(root);
});

test('a file in its place is said, not replaced', async () => {
  const file = path.join(temporaryFolder(), 'file');
  writeFileSync(file, 'kept');
  await expect(openDataFolder(file)).rejects.toMatchObject({ code: 'DATA_FOLDER_UNUSABLE' });
  await expect(openDataFolder(path.join(file, 'below'))).rejects.toMatchObject({ code: 'DATA_FOLDER_UNUSABLE' });
});

test.each(['/proc/scap', '/proc/scap/below'])('%s, where no folder can be, ends with an error', async folder => {
  await expect(openDataFolder(folder)).rejects.toMatchObject({ code: 'DATA_FOLDER_UNUSABLE' });
});

test('a folder that is there keeps its rights', async () => {
  const folder = path.join(temporaryFolder(), 'mine');
  mkdirSync(folder, { mode: 0o750 });
  await openDataFolder(folder);
  expect(statSync(folder).mode & 0o777).toBe(0o750);
});
