import type { DriverBreak, Stop, Vehicle } from '../../src/routing';
import { alongALine, planned } from './by-hand';

/** A van that costs by the hour, and stops on a line, as many kilometres as minutes from the depot; all of `order` driven but what comes later. */
function timing(at: readonly number[], stops: readonly Partial<Stop>[], vehicle: Partial<Vehicle>, order = at.map((_, index) => index + 1)) {
  const ways = alongALine(at);
  const plan = planned({
    stops: at.map((_, index) => ({ id: `S${index + 1}`, weight: 1, ...stops[index] })), distances: ways, durations: ways,
    vehicles: [{ id: 'van', weight: 10, count: 1, costPerKm: 0, costPerHour: 60, ...vehicle }],
  }, { 0: order });
  return { possible: plan.refresh(0), minutes: plan.timing!.minutes[0], with: (place: number, after: number) => plan.timing!.minutesWith(place, after, 0), breaks: plan.timing!.breaks };
}
const window = (earliest: number | undefined, latest: number | undefined) => ({ window: { earliest, latest } });
const rest = (minutes: number, earliest: number, latest: number): DriverBreak => ({ minutes, earliest, latest });
const DAY = { earliest: 0, latest: 400 };

describe('without a break, met to the minute is in time, and a minute less is not', () => {
  test.each([
    ['the first window', (late: number) => timing([10], [window(undefined, 10 - late)], { shift: DAY }).possible],
    ['a later window', (late: number) => timing([10, 20], [{ serviceMinutes: 5 }, window(undefined, 25 - late)], { shift: DAY }).possible],
    ['the end of the shift', (late: number) => timing([10, 20], [window(50, undefined), {}], { shift: { earliest: 0, latest: 80 - late } }).possible],
    ['the most minutes', (late: number) => timing([10, 20], [], { maximumMinutes: 40 - late }).possible],
    ['the most minutes of one stop more', (late: number) => timing([10, 20], [], { maximumMinutes: 40 - late }, [1]).with(2, 1) === 40],
    ['the window of one stop more', (late: number) => timing([10, 20], [window(50, undefined), window(undefined, 60 - late)], { shift: DAY }, [1]).with(2, 1) === 40],
    ['the window of one stop more, first on the way', (late: number) => timing([10, 20], [window(undefined, 10 - late)], { shift: DAY }, [2]).with(1, 0) === 40],
    ['the window of the stop behind one more', (late: number) =>
      timing([10, 20, 15], [window(100, undefined), window(undefined, 125 - late), { serviceMinutes: 15 }], { shift: DAY }, [1, 2]).with(3, 1) === 55],
  ])('%s', (_, inTime) => {
    expect([inTime(0), inTime(1)]).toEqual([true, false]);
  });

  test('who drives on without waiting before is too late for a stop that the wait at the first makes late', () => {
    const behind = (serviceMinutes: number) => timing([10, 20, 15], [window(100, undefined), window(undefined, 125), { serviceMinutes }], { shift: DAY }, [1, 2]).with(3, 1);
    expect([behind(10), behind(20)]).toEqual([50, Infinity]);
    // Who must be at the first stop by 50 leaves by 40, and waits at the second until 100.
    expect(timing([10, 20], [window(undefined, 50), window(100, undefined)], { shift: DAY }, [1]).with(2, 1)).toBe(80);
  });
});

describe('with a break', () => {
  test('who is back by its latest begin needs none, to the minute', () => {
    const opensLate = (latest: number) => timing([10], [window(100, undefined)], { shift: { earliest: 90, latest: 400 }, break: rest(30, 105, latest) });
    expect([opensLate(110).minutes, opensLate(109).minutes]).toEqual([20, 50]);
    const leavesLate = (latest: number) => timing([10], [], { shift: { earliest: 90, latest: 400 }, break: rest(30, 105, latest) }).minutes;
    expect([leavesLate(110), leavesLate(109)]).toEqual([20, 50]);
  });

  test('who needs none may wait on the way', () => {
    const given = timing([10, 20, 5], [window(undefined, 20), window(60, undefined)], { shift: DAY, break: rest(30, 100, 110) }, [1, 2]);
    // Leaves at 10 and is at the first stop at 20, at the second at 60, back at 80.
    expect([given.minutes, given.with(3, 0), given.with(3, 1)]).toEqual([70, 70, 70]);
    expect(timing([10, 20, 5], [window(undefined, 20), window(60, undefined), window(undefined, 15)], { shift: DAY, break: rest(30, 100, 110) }, [1, 2]).with(3, 0)).toBe(70);
    const served = timing([20, 5], [{ serviceMinutes: 30 }, window(undefined, 5)], { shift: DAY, break: rest(30, 100, 110) }, [1]);
    expect([served.minutes, served.with(2, 0)]).toEqual([70, 70]);
  });

  test('one stop more may need none where it comes too late with the break, be that as short as it may', () => {
    // Rested at the depot up to 100 nothing is reached by 60; without, the van is back at 60.
    for (const minutes of [0, 30]) {
      const given = timing([10, 20, 30], [{}, {}, window(undefined, 60)], { shift: DAY, break: rest(minutes, 100, 110) }, [1, 2]);
      expect([given.breaks!.after[0], given.with(3, 2)]).toEqual([0, 60]);
    }
  });

  test('a break without length is taken nevertheless, within its time', () => {
    // Whoever leaves at 110 at the latest, and is at the stop at 130, is away for 30 minutes instead of 20.
    const given = timing([10], [window(130, 200)], { shift: DAY, break: rest(0, 100, 110) }, []);
    expect(given.with(1, 0)).toBe(20 + 10);
  });

  test('where no break can be taken, one stop more must be back in time, too', () => {
    const given = timing([10, 30, 70], [], { shift: { earliest: 0, latest: 200 }, break: rest(120, 100, 110) }, [1]);
    expect([given.breaks!.after[0], given.with(2, 1), given.with(3, 1)]).toEqual([-1, 60, Infinity]);
  });

  test('the break behind a stop begins at its latest, to the minute, and one stop more comes behind it', () => {
    const behind = (latest: number) => timing([10, 20], [{ ...window(100, 130), serviceMinutes: 10 }], { shift: DAY, break: rest(30, 100, latest) }, [1]);
    expect([behind(110).minutes, behind(110).with(2, 1)]).toEqual([60, 80]);
    expect(behind(109).possible).toBe(false);
  });

  test('the wait for the break does not make the next stop late', () => {
    // Leaves at 40, is at the first stop from 50 to 60, rests from 100 to 130, is at the second at 140 and back at 160.
    const given = timing([10, 20], [{ ...window(undefined, 50), serviceMinutes: 10 }, window(135, 145)], { shift: DAY, break: rest(30, 100, 110) }, [1]);
    expect([given.breaks!.after[0], given.with(2, 1)]).toEqual([1, 120]);
  });

  test.each([
    // Leaves between 95 and 98 for the first stop, rests there from 105 to 108 on, and is at the second 40 minutes later.
    ['begins when the first stop is served', window(105, 108), {}, [50, 95, 98], [60, 105, 108]],
    // Leaves at 40, is at the first stop at 50, waits until 100.
    ['is waited for', window(undefined, 50), window(135, undefined), [100, 40, 40], [110, 50, 50]],
    // Whoever is at the second stop by 145 rests by 105.
    ['is early enough for the second stop', window(undefined, 108), window(undefined, 145), [50, 90, 95], [60, 100, 105]],
  ] as const)('heads behind it and tails before it count it where it %s', (_, first, second, head, tail) => {
    const ways = alongALine([10, 20]);
    const { timing: times } = planned({
      stops: [{ id: 'A', weight: 1, ...first }, { id: 'B', weight: 1, ...second }], distances: ways, durations: ways,
      vehicles: [{ id: 'van', weight: 10, count: 1, costPerKm: 0, costPerHour: 60, shift: DAY, break: rest(30, 100, 110) }],
    }, { 0: [1, 2] });
    expect(times!.breaks!.after[0]).toBe(1);
    expect([times!.headLength[2], times!.headFrom[2], times!.headUntil[2]]).toEqual(head);
    expect([times!.tailLength[1], times!.tailFrom[1], times!.tailUntil[1]]).toEqual(tail);
  });

  test('before the origin of time it is the same', () => {
    // Leaves at -900, is at the stop at -890, rests from -889 to -859 and is back at -849.
    expect(timing([10], [window(-890, -890)], { shift: { earliest: -1000, latest: -600 }, break: rest(30, -889, -885) }).minutes).toBe(51);
  });
});
