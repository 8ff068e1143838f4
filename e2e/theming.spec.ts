import { putStage } from './fixtures/stage-site.js';
import { expect, test } from './fixtures/test.js';
import { Stage } from './pages/stage.js';

/** The parts that a page can give a look of its own, by the state that shows them. */
const PARTS = {
  preview: ['launcher', 'preview'],
  unread: ['badge'],
  talk: ['window', 'header', 'messages', 'bubble', 'own-bubble', 'composer'],
} as const;

/** Gives the page a style sheet of its own. */
function style(stage: Stage, css: string): Promise<void> {
  return stage.page.evaluate((text) => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(text);
    document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
  }, css);
}

test('the page’s own CSS sets the tokens, with a text colour chosen for them, and wins over the theme', async ({
  newPage,
  site,
}) => {
  const stage = await Stage.open(await newPage(), await putStage(site));
  await style(stage, 'lc-widget { --lc-accent: #ffd34d; --lc-radius: 3px }');
  await stage.show('talk');
  const own = stage.page.locator('.lc-message--own .lc-bubble').first();
  await expect(own).toHaveCSS('background-color', 'rgb(255, 211, 77)');
  // White could not be read on it.
  await expect(own).toHaveCSS('color', 'rgb(17, 19, 24)');
  await expect(stage.page.locator('.lc-window')).toHaveCSS('border-radius', '3px');
});

test('every part that the guide names can be given a look by the page', async ({ newPage, site }) => {
  const stage = await Stage.open(await newPage(), await putStage(site));
  const names = Object.values(PARTS).flat();
  await style(stage, names.map((name) => `lc-widget::part(${name}) { scroll-margin-top: 7px }`).join('\n'));
  for (const [state, parts] of Object.entries(PARTS) as [keyof typeof PARTS, readonly string[]][]) {
    await stage.show(state);
    for (const part of parts) {
      const shown = stage.page.locator(`lc-widget [part~="${part}"]`).first();
      await expect(shown, part).toHaveCSS('scroll-margin-top', '7px');
    }
  }
});
