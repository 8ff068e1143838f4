import { ComponentHarness, type TestElement } from '@angular/cdk/testing';

/** A message as it stands on the page. */
export interface ShownMessage {
  readonly text: string;
  readonly isOwn: boolean;
  readonly hasFailed: boolean;
}

/** The conversation, in a test. */
export class LiveChatMessageListHarness extends ComponentHarness {
  static hostSelector = 'lc-message-list';

  private readonly messages = this.locatorForAll('.lc-message[data-key]');
  private readonly bubbles = this.locatorForAll('.lc-message[data-key] .lc-bubble');
  private readonly typing = this.locatorFor('lc-typing-line');

  /** The messages with words, the oldest first. */
  async getMessages(): Promise<readonly ShownMessage[]> {
    const [messages, bubbles] = [await this.messages(), await this.bubbles()];
    return Promise.all(bubbles.map((bubble, index) => read(bubble, messages[index])));
  }

  /** The words of the messages, the oldest first. */
  async getTexts(): Promise<readonly string[]> {
    return (await this.getMessages()).map(({ text }) => text);
  }

  /** Whether it says that somebody of the team is writing. */
  async isTyping(): Promise<boolean> {
    return (await (await this.typing()).text()) !== '';
  }
}

async function read(bubble: TestElement, message: TestElement | undefined): Promise<ShownMessage> {
  return {
    text: await bubble.text(),
    isOwn: (await message?.hasClass('lc-message--own')) === true,
    hasFailed: (await message?.hasClass('lc-message--failed')) === true,
  };
}
