import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';

import { normal, poisson, uniform } from './random';

jest.setTimeout(240_000);

interface Report {
  readonly bench: string;
  readonly dataset: string;
  readonly series: number;
  readonly results: readonly (Readonly<Record<string, number>> & { readonly method: string })[];
}

const DATA = path.resolve('../shared/data');
let folder: string;
beforeAll(() => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'scap-forecasting-test-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function bench(name: string, data: string, ...more: string[]): Report {
  return JSON.parse(execFileSync(process.execPath, [path.resolve(`bench/${name}.mjs`), '--data', data, '--json', ...more], { encoding: 'utf8' }));
}

/** Results by method. */
const of = ({ results }: Report, method: string): Readonly<Record<string, number>> => results.find(each => each.method === method)!;

describe('The bench of smooth demand', () => {
  test('measures every method on a file of its form: series with a trend, a season and noise, some values unknown', () => {
    const next = normal(3);
    const rows = Array.from({ length: 24 }, (_, item) => {
      let level = 500;
      const values = Array.from({ length: 78 }, (__, at) =>
        at === 20 ? '' : ((level *= 1 + 0.01 * next()) * (1 + 0.2 * Math.sin(at / 12 * 2 * Math.PI + item)) * (1 + 0.05 * next())).toFixed(1));
      return [`S${item}`, 'monthly', 12, 6, ...values].join(',');
    });
    const file = path.join(folder, 'monthly.csv');
    writeFileSync(file, ['# id,frequency,seasonal period,horizon,observations', ...rows, 'Q1,quarterly,4,2,1,2,3,4,1,2,3,4'].join('\n'));
    const report = bench('forecast', file, '--frequency', 'monthly');
    expect(report).toMatchObject({ bench: 'forecast', dataset: 'monthly.csv', frequency: 'monthly', series: 24 });
    expect(report.results.map(({ method }) => method)).toEqual(['auto', 'theta', 'dampedHolt', 'seasonalEts', 'snaive', 'naive']);
    for (const result of report.results) {
      expect(Object.keys(result)).toEqual(['method', 'smape', 'mase', 'rmsse', 'pinball', 'coverage80', 'coverage95', 'msPerSeries']);
    }
    expect(of(report, 'auto').mase).toBeLessThan(0.9 * of(report, 'snaive').mase!);
    expect(of(report, 'auto').coverage95).toBeGreaterThan(85);
  });

  const m3 = path.join(DATA, 'm3-monthly-sample.csv');
  if (!existsSync(m3)) process.stderr.write(`NOT TESTED: the monthly series of the M3 competition, which are not at ${m3}.\n`);
  test.each(existsSync(m3) ? [m3] : [])('reaches sMAPE 13.60 and MASE 0.850 on M3, intervals within three and two points (%s)', file => {
    const { smape, mase, coverage80, coverage95 } = of(bench('forecast', file), 'auto');
    expect(smape).toBeLessThanOrEqual(13.6);
    expect(mase).toBeLessThanOrEqual(0.85);
    expect(Math.abs(coverage80! - 80)).toBeLessThanOrEqual(3);
    expect(Math.abs(coverage95! - 95)).toBeLessThanOrEqual(2);
  });
});

describe('The bench of intermittent demand', () => {
  test('measures every method on a file of its form: parts that are asked for now and then, one half of them for two years only', () => {
    const next = uniform(8);
    const rows = Array.from({ length: 40 }, (_, item) => [`P${item}`, ...Array.from({ length: 48 }, (__, at) =>
      item % 2 === 1 && at > 26 ? 0 : poisson(0.15 + item / 60, next) * (1 + item % 3))].join(','));
    const file = path.join(folder, 'parts.csv');
    writeFileSync(file, [['Part', ...Array.from({ length: 48 }, (_, at) => `M-${at}`)].join(','), ...rows, `young${',,'.repeat(12)}${',1'.repeat(24)}`].join('\n'));
    const report = bench('intermittent', file);
    expect(report).toMatchObject({ bench: 'intermittent', series: 40 });
    expect(report.results.map(({ method }) => method)).toEqual(['auto', 'sba', 'tsb', 'mean12', 'zero']);
    for (const name of ['rmsse', 'pinball', 'coverage95', 'coverage99', 'fillRate', 'stock', 'msPerSeries']) expect(of(report, 'auto')[name]).toBeGreaterThanOrEqual(0);
    expect(of(report, 'auto').pinball).toBeLessThan(of(report, 'sba').pinball!);
    expect(of(report, 'auto').stock).toBeLessThanOrEqual(of(report, 'sba').stock!);
  });

  const parts = path.join(DATA, 'carparts-sample.csv');
  if (!existsSync(parts)) process.stderr.write(`NOT TESTED: the monthly demand of car parts, which is not at ${parts}.\n`);
  test.each(existsSync(parts) ? [parts] : [])('on car parts beats SBA, the mean of twelve months and a normal distribution by what was asked for (%s)', file => {
    const report = bench('intermittent', file);
    const [auto, sba, mean12] = ['auto', 'sba', 'mean12'].map(method => of(report, method));
    expect(auto!.rmsse! / sba!.rmsse!).toBeLessThanOrEqual(0.9);
    expect(auto!.rmsse).toBeLessThanOrEqual(mean12!.rmsse!);
    expect(auto!.pinball! / sba!.pinball!).toBeLessThanOrEqual(0.8);
    expect(auto!.coverage95).toBeGreaterThanOrEqual(94);
    expect(auto!.coverage95).toBeLessThanOrEqual(97);
    expect(auto!.coverage99).toBeGreaterThanOrEqual(98);
    expect(auto!.fillRate! - sba!.fillRate!).toBeGreaterThanOrEqual(4);
    expect(auto!.stock).toBeLessThanOrEqual(sba!.stock!);
  });
});
