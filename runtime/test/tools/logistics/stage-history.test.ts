import { chanceOfMore, medianRemaining, StageHistory, type StepTimes } from '../../../src/tools/logistics/stage-history';
import { startOf, WorkingClock } from '../../../src/tools/logistics/working-clock';

const clock = new WorkingClock(() => true, '2026-11-01', 60);
const start = startOf('2026-11-10');

/** Picked so many minutes after allocation, despatched 10 minutes later. */
function line(picking: number): StepTimes {
  return { called: start, released: start, allocated: start, picked: start + picking, packed: null, despatched: start + picking + 10, delivered: null };
}

// 100 lines whose picking takes 1 to 100 minutes.
const history = new StageHistory(Array.from({ length: 100 }, (_, place) => line(place + 1)), clock, 'despatched');

test('a fresh line needs what any line needs', () => {
  const outlook = history.outlook('allocated', 0)!;
  // 11 to 110 minutes: the middle two are 60 and 61.
  expect(medianRemaining(outlook)).toBe(60.5);
  expect(chanceOfMore(outlook, 100)).toBe(0.1);
});

test('one that has been picked for 80 minutes is compared with the 20 that took longer', () => {
  const outlook = history.outlook('allocated', 80)!;
  expect(outlook.remaining).toHaveLength(20);
  // 81 to 100 minutes of picking: 1 to 20 are left, and 10 to despatch. Fresh it had a chance of 1 in 10 to need more than 100; now 11 of 20 need more than 19.
  expect(chanceOfMore(outlook, 19)).toBe(0.55);
  expect(medianRemaining(outlook)).toBe(20.5);
});

test('what stayed longer than nearly all, or has too few before it, has no outlook', () => {
  expect(history.outlook('allocated', 96)).toBeNull();
  expect(new StageHistory([line(1)], clock, 'despatched').outlook('allocated', 0)).toBeNull();
});

test('the condition agrees with counting by hand at every age', () => {
  for (let spent = 0; spent < 95; spent += 7) {
    const stayed = Array.from({ length: 100 }, (_, place) => place + 1).filter(picking => picking > spent);
    const later = stayed.filter(picking => picking + 10 - spent > 15);
    expect(chanceOfMore(history.outlook('allocated', spent)!, 15)).toBe(later.length / stayed.length);
  }
});
