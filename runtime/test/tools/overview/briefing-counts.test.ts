import { dailyBriefing } from '../../../src/tools/overview/daily-briefing';
import { run, servicesOver, somebody } from '../run-with';
import { openSmallCompany } from '../small-company';
import { DELIVERING_SUPPLIERS } from '../suppliers/delivering-suppliers';

test('one finding of a kind is counted in the singular', async () => {
  const company = await openSmallCompany(DELIVERING_SUPPLIERS);
  try {
    const { summary } = await run(dailyBriefing, {}, servicesOver(company.engine), somebody('procurement_specialist'));
    expect(summary).toContain('Counted only, for no margin at stake is defined of them: 1 supplier with something out of the ordinary');
  } finally {
    await company.close();
  }
});
