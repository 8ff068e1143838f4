import { ComponentHarness } from '@angular/cdk/testing';

/** The field to write in, in a test. */
export class LiveChatComposerHarness extends ComponentHarness {
  static hostSelector = 'lc-composer';

  private readonly field = this.locatorFor('textarea');
  private readonly button = this.locatorFor('.lc-composer__send');
  private readonly problem = this.locatorFor('.lc-composer__problem');

  /** Puts a text in the place of what is written. */
  async write(text: string): Promise<void> {
    await (await this.field()).setInputValue(text);
    await (await this.field()).dispatchEvent('input');
  }

  /** What is written. */
  async getText(): Promise<string> {
    return (await this.field()).getProperty<string>('value');
  }

  /** Whether what is written can be sent. */
  async canSend(): Promise<boolean> {
    return !(await (await this.button()).getProperty<boolean>('disabled'));
  }

  /** Sends what is written, or the text that is given. */
  async send(text?: string): Promise<void> {
    if (text !== undefined) await this.write(text);
    await (await this.button()).click();
  }

  /** Why the last message was not taken; empty when all is well. */
  async getProblem(): Promise<string> {
    return (await this.problem()).text();
  }
}
