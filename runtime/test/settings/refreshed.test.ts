import { Refreshed } from '../../src/settings';

let now = 0;
const clock = (): Date => new Date(now);
beforeEach(() => { now = 0; });

/** A source that gives 1, 2, 3, … or fails. */
function source(): { read(): Promise<number>; reads: number; failing: boolean } {
  return {
    reads: 0, failing: false,
    async read() {
      this.reads += 1;
      if (this.failing) throw new Error(`failure ${this.reads}`);
      return this.reads;
    },
  };
}

test('a value is read once a minute, however many ask', async () => {
  const from = source();
  const value = new Refreshed(() => from.read(), { clock });
  expect(await Promise.all([value.current(), value.current(), value.current()])).toEqual([1, 1, 1]);
  now = 59_999;
  expect(await value.current()).toBe(1);
  now = 60_000;
  expect(await Promise.all([value.current(), value.current()])).toEqual([2, 2]);
  expect(from.reads).toBe(2);
});

test('while the source fails the last good value serves, the failure is told, and the source is left alone for a while', async () => {
  const from = source();
  const failures: unknown[] = [];
  const value = new Refreshed(() => from.read(), { clock, onFailure: error => failures.push(error) });
  await value.current();
  from.failing = true;
  now = 60_000;
  expect(await value.current()).toBe(1);
  now = 69_999;
  expect(await value.current()).toBe(1);
  expect(from.reads).toBe(2);
  expect(failures).toEqual([new Error('failure 2')]);
  from.failing = false;
  now = 70_000;
  expect(await value.current()).toBe(3);
});

test('without a good value the failure is thrown, and the next who asks tries again', async () => {
  const from = source();
  from.failing = true;
  const value = new Refreshed(() => from.read(), { clock });
  await expect(value.current()).rejects.toThrow('failure 1');
  from.failing = false;
  expect(await value.current()).toBe(2);
});

test('out of turn a value is read again, but not more often than every ten seconds, and once for all who ask at once', async () => {
  const from = source();
  const value = new Refreshed(() => from.read(), { clock });
  await value.current();
  now = 9_999;
  expect(await value.renewed()).toBe(1);
  now = 10_000;
  expect(await Promise.all([value.renewed(), value.renewed()])).toEqual([2, 2]);
  expect(await value.renewed()).toBe(2);
  now = 69_999;
  expect(await value.current()).toBe(2);
  expect(from.reads).toBe(2);
});

test('a reading out of turn that fails leaves the last good value', async () => {
  const from = source();
  const value = new Refreshed(() => from.read(), { clock });
  await value.current();
  from.failing = true;
  now = 20_000;
  expect(await value.renewed()).toBe(1);
});
