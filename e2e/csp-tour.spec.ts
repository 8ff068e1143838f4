import type { Page } from '@playwright/test';
import type { StagePage } from '../bench/page/stage.js';
import { STAGE_HTML, putStage } from './fixtures/stage-site.js';
import type { HostSite } from './fixtures/host-site.js';
import { expect, test } from './fixtures/test.js';
import { REPORTS, watchViolations } from './fixtures/watch-violations.js';
import { strictPolicy, stricterPolicy } from './hosts/strict-policy.js';

/** The handle of the stage inside of the page. */
declare const stagePage: StagePage;

const NONCE = 'dG91cg';

async function openTour(page: Page, site: HostSite): Promise<void> {
  await putStage(site);
  const strict = strictPolicy(NONCE, site.url, 'strict-dynamic');
  const address = site.put('/tour.html', {
    html: STAGE_HTML.replace('<script', `<script nonce="${NONCE}"`),
    headers: {
      'content-security-policy': strict,
      'content-security-policy-report-only': stricterPolicy(strict, REPORTS),
    },
  });
  await page.goto(address);
  await page.waitForFunction(() => 'stagePage' in window);
}

test.describe('G19: under a strict policy and a stricter one that only reports', () => {
  for (const [what, language, theme, width] of [
    ['light, on a desktop', 'en-US', 'default', 1280],
    ['dark, from right to left, on a phone', 'ar-AE', 'dark', 380],
  ] as const) {
    test(`every state of the widget breaks no rule (${what})`, async ({ newPage, site, problems }) => {
      // One of the states.
      problems.expect(/There is no widget 9{8}/);
      const page = await newPage();
      await page.setViewportSize({ width, height: 860 });
      const violations = await watchViolations(page);
      await openTour(page, site);
      const states = await page.evaluate(() => stagePage.states);
      expect(states.length).toBeGreaterThan(25);
      for (const state of states) {
        await page.evaluate(([name, look]) => stagePage.show(name, look), [state, { language, theme }] as const);
        expect(violations, state).toEqual([]);
      }
    });
  }

  test('whoever breaks one is noticed, by both', async ({ newPage, site, problems }) => {
    problems.expect(/Content Security Policy|404 .*\/reports/);
    const page = await newPage();
    const violations = await watchViolations(page);
    await openTour(page, site);
    await page.evaluate(() => document.body.setAttribute('style', 'color: red'));
    // The policy that is enforced tells the page alone.
    await expect
      .poll(() => violations.map((what) => /^\w+/.exec(what)?.[0]).sort())
      .toEqual(['enforce', 'report', 'told']);
    expect(violations.filter((what) => !what.includes('style-src-attr'))).toEqual([]);
  });
});
