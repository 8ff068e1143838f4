import { TestbedHarnessEnvironment } from '@angular/cdk/testing/testbed';
import { type ComponentFixture, TestBed } from '@angular/core/testing';
import { LiveChatComposerHarness, LiveChatMessageListHarness } from 'livechat-angular/harnesses';
import { LiveChatTestingController, provideLiveChatTesting } from 'livechat-angular/testing';
import { addToCart, type Cart } from '../cart/cart';
import { CATALOGUE } from '../catalogue/catalogue';
import { orderOf } from '../chat/order';
import { SHOP_CHAT } from '../chat/shop-chat';
import { HelpPage } from './help-page';

async function openHelp(): Promise<{
  readonly team: LiveChatTestingController;
  readonly fixture: ComponentFixture<HelpPage>;
  readonly composer: LiveChatComposerHarness;
  readonly messages: LiveChatMessageListHarness;
}> {
  TestBed.configureTestingModule({ providers: [provideLiveChatTesting()] });
  const fixture = TestBed.createComponent(HelpPage);
  const loader = TestbedHarnessEnvironment.loader(fixture);
  return {
    team: TestBed.inject(LiveChatTestingController),
    fixture,
    composer: await loader.getHarness(LiveChatComposerHarness),
    messages: await loader.getHarness(LiveChatMessageListHarness),
  };
}

const pageOf = ({ nativeElement }: ComponentFixture<HelpPage>): HTMLElement => nativeElement as HTMLElement;

describe('the help page', () => {
  it('shows both sides of a conversation', async () => {
    const { team, composer, messages } = await openHelp();

    await composer.send('Is the tide mug safe in the dishwasher?');
    team.expectMessage('Is the tide mug safe in the dishwasher?');
    team.type(true);
    expect(await messages.isTyping()).toBe(true);
    team.reply('It is.');

    expect(await messages.getMessages()).toEqual([
      expect.objectContaining({ text: 'Is the tide mug safe in the dishwasher?', isOwn: true }),
      expect.objectContaining({ text: 'It is.', isOwn: false }),
    ]);
    team.verify();
  });

  it('keeps what is written without a connection, and sends it later', async () => {
    const { team, composer, messages } = await openHelp();
    team.cut();

    await composer.send('Anybody there?');
    expect(await messages.getTexts()).toEqual(['Anybody there?']);
    expect(team.received).toEqual([]);

    team.heal();
    team.expectMessage('Anybody there?');
    team.verify();
  });

  it('draws an order as a list', async () => {
    const { team, fixture } = await openHelp();
    const cart = CATALOGUE.slice(0, 2).reduce<Cart>(addToCart, []);

    await TestBed.inject(SHOP_CHAT).send({ type: 'CUSTOM_DATA', customData: orderOf(cart), userMessage: 'My order' });
    await fixture.whenStable();

    team.expectMessage(({ type }) => type === 'CUSTOM_DATA');
    const lines = [...pageOf(fixture).querySelectorAll('.shop-order li')].map(({ textContent }) => textContent.trim());
    expect(lines).toEqual(['1 × Tide mug', '1 × Marsh bowl', 'Together€62.00']);
  });

  it('welcomes whoever has not written yet, and lists what was', async () => {
    const { team, fixture } = await openHelp();
    await fixture.whenStable();
    expect(pageOf(fixture).textContent).toContain('The kettle is on');
    expect(pageOf(fixture).textContent).toContain('Your conversations will be kept here.');

    await team.createConversation('Hello');
    team.reply('Welcome!', { name: 'Ada' });
    await fixture.whenStable();

    expect(pageOf(fixture).querySelector('lc-thread-list')?.textContent).toContain('Ada');
    expect(pageOf(fixture).textContent).not.toContain('The kettle is on');
  });
});
