import { expect, type Locator, type Page } from '@playwright/test';
import type { DeskLogin } from '../fixtures/demo-server.js';

/** The agent desk. */
export class DeskPage {
  readonly inbox: Locator;
  readonly conversation: Locator;
  readonly log: Locator;
  readonly context: Locator;
  readonly reply: Locator;

  constructor(
    readonly page: Page,
    readonly baseUrl: string,
  ) {
    this.inbox = page.getByRole('region', { name: 'Conversations' });
    this.conversation = page.getByRole('region', { name: 'Conversation', exact: true });
    this.log = this.conversation.getByRole('log');
    this.context = page.getByRole('region', { name: 'Conversation context' });
    this.reply = page.getByRole('textbox', { name: 'Reply' });
  }

  async goto(): Promise<void> {
    await this.page.goto(`${this.baseUrl}/desk/`);
  }

  async signIn({ email, password }: DeskLogin): Promise<void> {
    await this.page.getByRole('textbox', { name: /email/i }).fill(email);
    await this.page
      .getByLabel(/password/i)
      .and(this.page.locator('input'))
      .fill(password);
    await this.page.getByRole('button', { name: /sign in/i }).click();
    await expect(this.inbox).toBeVisible();
  }

  /** The line of the inbox that shows a text. */
  line(text: string): Locator {
    return this.inbox.getByRole('listitem').filter({ hasText: text });
  }

  /** Opens the conversation whose line shows a text. */
  async open(text: string): Promise<void> {
    const line = this.line(text);
    await expect(line).toBeVisible();
    await line.getByRole('button').or(line.getByRole('link')).first().click();
    await expect(this.reply).toBeVisible();
  }

  async answer(text: string): Promise<void> {
    await this.reply.fill(text);
    await this.page.getByRole('button', { name: 'Send reply' }).click();
    await expect(this.log.getByText(text, { exact: true })).toBeVisible();
  }

  /** The name under which the signed-in agent answers. */
  agentName(): Promise<string> {
    return this.page.evaluate(async () => {
      const answer = await fetch('/desk/api/session');
      const session = (await answer.json()) as { readonly agent: { readonly name: string } };
      return session.agent.name;
    });
  }
}
