import { ComponentHarness } from '@angular/cdk/testing';

/** The button that opens and closes the chat, in a test. */
export class LiveChatLauncherHarness extends ComponentHarness {
  static hostSelector = 'lc-launcher';

  private readonly button = this.locatorFor('button');
  private readonly badge = this.locatorForOptional('.lc-launcher__badge');

  /** Presses it, as a person does. */
  async press(): Promise<void> {
    await (await this.button()).click();
  }

  /** Whether it says that the window is open. */
  async isOpen(): Promise<boolean> {
    return (await (await this.button()).getAttribute('aria-expanded')) === 'true';
  }

  /** What its badge says; empty where there is none. */
  async getBadge(): Promise<string> {
    return (await (await this.badge())?.text()) ?? '';
  }
}
