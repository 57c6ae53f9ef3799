import { totalOf, type CostLine } from './monthly-costs';
import type { PriceList } from './price-list';

/** An environment and what it costs while nobody asks. */
export interface EnvironmentCosts {
  readonly environment: string;
  readonly lines: readonly CostLine[];
  /** What it may cost, USD a month: a test holds it. */
  readonly ceiling: number;
}

/** docs/reference/costs.md. */
export function costsPage(environments: readonly EnvironmentCosts[], prices: PriceList): string {
  return [
    '# What it costs',
    '',
    '<!-- Written by scripts/write-costs.mjs from the synthesized templates of config/ and scripts/prices: change them there. -->',
    '',
    `A month of ${prices.hoursPerMonth} hours in ${prices.region}, in USD, prices of ${prices.asOf}, without free tiers and taxes. Other Regions have other prices.`,
    '',
    '## While nobody asks',
    '',
    '| environment | a month | ceiling |',
    '|---|---:|---:|',
    ...environments.map(({ environment, lines, ceiling }) => `| ${environment} | ${usd(totalOf(lines))} | ${usd(ceiling)} |`),
    ...environments.flatMap(section),
    '',
    'Keys are used, and logs and data kept, from the first question on; what they cost stands below.',
    '',
    '## With use',
    '',
    '| | price | source |',
    '|---|---|---|',
    ...prices.byUse.map(({ what, price, source }) => `| ${what} | ${price} | ${source} |`),
    '',
    '## Sources of the fixed prices',
    '',
    ...Object.values(prices.fixed).map(({ what, source }) => `- ${what}: ${source}.`),
    '',
  ].join('\n');
}

function section({ environment, lines }: EnvironmentCosts): string[] {
  return [
    '',
    `### ${environment}`,
    '',
    '| | units | each | a month |',
    '|---|---:|---:|---:|',
    ...lines.map(line => `| ${line.what} | ${line.units} ${line.unit}${line.units === 1 ? '' : plural(line.unit)} | ${usd(line.usd)} | ${usd(line.total)} |`),
    `| **together** | | | **${usd(totalOf(lines))}** |`,
  ];
}

function plural(unit: string): string {
  return unit === 'series' || unit === 'GB' ? '' : 's';
}

function usd(amount: number): string {
  return amount.toFixed(2);
}
