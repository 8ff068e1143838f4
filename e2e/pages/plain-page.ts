import type { Locator, Page } from '@playwright/test';
import { Widget } from './widget.js';

/** What a callback received. */
export interface Answer {
  /** How many of `(error, result)` were defined. */
  readonly defined: number;
  readonly error?: { readonly code: string; readonly name: string; readonly message: string; readonly remedy: string };
  readonly result?: Readonly<Record<string, unknown>>;
}

/** `/plain.html`: a page with the snippet, its panel of commands and its log. */
export class PlainPage {
  readonly widget: Widget;
  readonly callbacks: Locator;

  constructor(
    readonly page: Page,
    readonly baseUrl: string,
  ) {
    this.widget = new Widget(page);
    this.callbacks = page.getByRole('log', { name: 'Callbacks' });
  }

  async goto(): Promise<void> {
    await this.page.goto(`${this.baseUrl}/plain.html`);
  }

  /** Presses the panel's button of a command. */
  async press(command: string): Promise<void> {
    await this.page.getByRole('button', { name: command, exact: true }).click();
  }

  /** Calls `liveChat(...)` as a page does, and gives what its callback receives. */
  call(command: string, arg?: unknown): Promise<Answer> {
    return this.page.evaluate(
      ([name, argument]) =>
        new Promise<Answer>((resolve) => {
          const { liveChat } = window as unknown as { liveChat: (...args: unknown[]) => void };
          liveChat(name, argument, (error?: Answer['error'], result?: Answer['result']) => {
            resolve({
              defined: [error, result].filter((value) => value !== undefined).length,
              // An error's fields are not all enumerable, hence one by one.
              ...(error === undefined
                ? {}
                : { error: { code: error.code, name: error.name, message: error.message, remedy: error.remedy } }),
              ...(result === undefined ? {} : { result }),
            });
          });
        }),
      [command, arg] as const,
    );
  }
}
