import { expect, type Locator, type Page } from '@playwright/test';

/** The chat on any page, by the names that people and assistive technology know. */
export class Widget {
  readonly launcher: Locator;
  readonly window: Locator;
  readonly messages: Locator;
  readonly composer: Locator;
  readonly sendButton: Locator;

  constructor(readonly page: Page) {
    this.launcher = page.getByRole('button', { name: /^(Open|Close) chat$/ });
    this.window = page.getByRole('dialog');
    this.messages = this.window.getByRole('log', { name: 'Messages' });
    this.composer = this.window.getByRole('textbox', { name: 'Message', exact: true });
    this.sendButton = this.window.getByRole('button', { name: 'Send message' });
  }

  async open(): Promise<void> {
    await this.page.getByRole('button', { name: 'Open chat' }).click();
    await expect(this.window).toBeVisible();
  }

  /** Opens the window unless the page remembers that it was open. */
  async ensureOpen(): Promise<void> {
    const button = this.page.getByRole('button', { name: 'Open chat' });
    // The window may come by itself between the look and the click.
    await expect(async () => {
      if (await this.window.isVisible()) return;
      await button.click({ timeout: 2_000 });
      await expect(this.window).toBeVisible({ timeout: 5_000 });
    }).toPass();
  }

  /** Until what the loader draws has given its place to the widget: commands are carried out before that. */
  async drawn(): Promise<void> {
    await expect(this.page.locator('lc-placeholder')).toHaveCount(0);
  }

  async close(): Promise<void> {
    await this.page.keyboard.press('Escape');
    await expect(this.window).toBeHidden();
  }

  /** From wherever the window stands to a composer to write in. */
  async startConversation(): Promise<void> {
    const start = this.window.getByRole('button', { name: 'New conversation' });
    await expect(this.composer.or(start).first()).toBeVisible();
    if (!(await this.composer.isVisible())) await start.first().click();
    await expect(this.composer).toBeVisible();
  }

  async send(text: string): Promise<void> {
    await this.composer.fill(text);
    await this.composer.press('Enter');
  }

  message(text: string): Locator {
    return this.messages.getByText(text, { exact: true });
  }
}
