// Adds up the reports of the test runs and prints the sum as the last line.
// usage: node scripts/test-summary.mjs REPORT.json …
import { readFile } from 'node:fs/promises';

const reports = await Promise.all(process.argv.slice(2).map(async file => JSON.parse(await readFile(file, 'utf8'))));
const sum = key => reports.reduce((total, report) => total + report[key], 0);
for (const result of reports.flatMap(report => report.testResults).flatMap(file => file.assertionResults)) {
  if (result.status === 'pending') console.log(`skipped: ${result.fullName}`);
}
console.log(`${sum('numPassedTests')} passed, ${sum('numFailedTests')} failed, ${sum('numPendingTests')} skipped`);
if (sum('numFailedTests') > 0 || sum('numPassedTests') === 0) process.exit(1);
