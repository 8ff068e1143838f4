import { ComponentHarness } from '@angular/cdk/testing';
import { LiveChatComposerHarness } from './composer-harness';
import { LiveChatLauncherHarness } from './launcher-harness';
import { LiveChatMessageListHarness } from './message-list-harness';

/**
 * The whole widget, in a test. It lives in a shadow root, so its loader needs `pierceShadowRoots`.
 *
 * @example
 * ```ts
 * const loader = TestbedHarnessEnvironment.loader(fixture, { queryFn: pierceShadowRoots });
 * const widget = await loader.getHarness(LiveChatWidgetHarness);
 * await widget.open();
 * await (await widget.getComposer()).send('Hello');
 * ```
 */
export class LiveChatWidgetHarness extends ComponentHarness {
  static hostSelector = 'lc-widget';

  /** The button in the corner. */
  readonly getLauncher = this.locatorFor(LiveChatLauncherHarness);
  /** The conversation of the open window. */
  readonly getMessageList = this.locatorFor(LiveChatMessageListHarness);
  /** The field of the open window. */
  readonly getComposer = this.locatorFor(LiveChatComposerHarness);
  private readonly window = this.locatorForOptional('.lc-window');
  private readonly newConversation = this.locatorForOptional('.lc-threads__action button');

  /** Whether the window is on the page. */
  async isOpen(): Promise<boolean> {
    return (await this.window()) !== null;
  }

  /** Opens the window with the launcher; an open one stays. */
  async open(): Promise<void> {
    if (!(await this.isOpen())) await (await this.getLauncher()).press();
  }

  /** Closes the window with the launcher; a closed one stays. */
  async close(): Promise<void> {
    if (await this.isOpen()) await (await this.getLauncher()).press();
  }

  /** Begins a conversation from the list of them, where that is shown. */
  async startConversation(): Promise<void> {
    await (await this.newConversation())?.click();
  }
}
