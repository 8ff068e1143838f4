import { inject } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { LiveChatService, withAuth } from 'livechat-angular/service';
import { LiveChatTestingController, provideLiveChatTesting } from 'livechat-angular/testing';
import { TEST_WIDGET } from 'livechat-core/testing';
import { AccountStore } from '../account/account-store';
import { SIGN_IN_BACKEND, type SignInBackend } from '../account/sign-in-backend';
import { CartStore } from '../cart/cart-store';
import { CATALOGUE } from '../catalogue/catalogue';
import type { Product } from '../catalogue/product';
import { BROWSER_STORAGE } from '../shell/browser-storage';
import { orderOf } from './order';
import { PlaceOrder } from './place-order';
import { ProductQuestion } from './product-question';
import { tellCartToChat } from './tell-cart';

const [mug, bowl] = CATALOGUE as readonly [Product, Product];
const ROBIN = { email: 'robin@example.com', name: 'Robin' };

/** A token as the shop's server makes it; the in-memory server reads its claims and checks no signature. */
let tokens = 0;
const tokenOf: SignInBackend = async ({ email, name }) => {
  const part = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url');
  const claims = {
    jti: `token ${(tokens += 1)}`,
    sub: email,
    stp: 'email',
    iss: TEST_WIDGET.id,
    iat: 1_764_000_000,
    name,
  };
  return `${part({ alg: 'HS256', typ: 'JWT' })}.${part(claims)}.c2lnbmF0dXJl`;
};

interface Shop {
  readonly team: LiveChatTestingController;
  readonly chat: LiveChatService;
  readonly stored: Map<string, string>;
}

function openShop(stored = new Map<string, string>(), backend = tokenOf): Shop {
  TestBed.configureTestingModule({
    providers: [
      provideLiveChatTesting(
        {},
        withAuth(() => inject(AccountStore).chatToken()),
      ),
      { provide: SIGN_IN_BACKEND, useValue: backend },
      {
        provide: BROWSER_STORAGE,
        useValue: {
          read: (key: string) => stored.get(key) ?? null,
          write: (key: string, value: string | null) => (value === null ? stored.delete(key) : stored.set(key, value)),
        },
      },
    ],
  });
  TestBed.runInInjectionContext(tellCartToChat);
  return { team: TestBed.inject(LiveChatTestingController), chat: TestBed.inject(LiveChatService), stored };
}

/** Lets the customer pause, so that the cart is told, and everything that follows happen. */
async function pause(): Promise<void> {
  TestBed.tick();
  await jest.advanceTimersByTimeAsync(1000);
  TestBed.tick();
}

beforeEach(() => jest.useFakeTimers());
afterEach(() => {
  jest.useRealTimers();
  jest.restoreAllMocks();
});

describe('the cart in the chat', () => {
  it('G9: is there when the agent reads the first message', async () => {
    const { chat, team } = openShop();
    TestBed.inject(CartStore).add(mug);
    await pause();

    await chat.send('Hello');

    expect(team.context()).toEqual(expect.objectContaining({ cartItems: 1, cart: ['1 × Tide mug (TIDE-MUG)'] }));
  });

  it('follows the cart, once a pause, and tells when it was emptied', async () => {
    const { chat, team } = openShop();
    await chat.send('Hello');
    const cart = TestBed.inject(CartStore);
    for (const product of [mug, bowl, mug]) {
      cart.add(product);
      TestBed.tick();
    }
    await pause();

    expect(team.context()).toEqual(expect.objectContaining({ cartItems: 3, cartTotal: '€90.00' }));
    expect(team.server.received.filter(({ type }) => type === 'context')).toHaveLength(1);

    cart.remove(mug.slug);
    cart.remove(bowl.slug);
    await pause();

    expect(team.context()).toEqual(expect.objectContaining({ cartItems: 0, cart: [] }));
  });

  it('is not mentioned while nothing was ever in it', async () => {
    const { chat, team } = openShop();
    await pause();
    await chat.send('Hello');

    expect(team.context()).toEqual({});
  });

  it('opens with the beginning of a question about a product', async () => {
    const { chat, team } = openShop();

    TestBed.inject(ProductQuestion).ask(mug);
    await pause();

    expect(chat.isOpen()).toBe(true);
    expect(chat.draft()).toBe('I have a question about the Tide mug: ');
    await chat.send('I have a question about the Tide mug: is it light?');
    expect(team.context()).toEqual({ askingAbout: 'Tide mug (TIDE-MUG)' });
  });
});

describe('an order in the chat', () => {
  it('reaches the team as a sentence, and its programs as data', async () => {
    const { chat, team } = openShop();
    const cart = TestBed.inject(CartStore);
    cart.add(mug);
    cart.add(mug);

    TestBed.inject(PlaceOrder).place();
    await pause();

    expect(chat.isOpen()).toBe(true);
    const { content } = team.expectMessage(({ type }) => type === 'CUSTOM_DATA');
    expect(content).toEqual({
      type: 'CUSTOM_DATA',
      customData: orderOf(cart.lines()),
      agentMessage: 'Would like to order: 2 × Tide mug, together €56.00',
      userMessage: 'I would like to order 2 × Tide mug, together €56.00.',
    });
    team.verify();
  });

  it('waits where there is no connection, and is sent once', async () => {
    const { team } = openShop();
    TestBed.inject(CartStore).add(bowl);
    team.cut();
    TestBed.inject(PlaceOrder).place();
    await pause();
    expect(team.received).toEqual([]);

    team.heal();
    await pause();

    expect(team.received).toHaveLength(1);
    team.expectMessage(({ type }) => type === 'CUSTOM_DATA');
    team.verify();
  });
});

describe('the account in the chat', () => {
  it('makes the visitor a customer and an anonymous visitor again', async () => {
    const { chat, stored } = openShop();
    const account = TestBed.inject(AccountStore);

    await account.signIn(ROBIN);
    await pause();

    expect(account.customer()).toEqual(ROBIN);
    expect(account.chatProblem()).toBeNull();
    expect(chat.state().person?.kind).toBe('CUSTOMER');
    expect([...stored.keys()]).toContain('saltmarsh.customer');

    account.signOut();
    await pause();

    expect(account.customer()).toBeNull();
    expect(chat.state().person?.kind).toBe('VISITOR');
    expect([...stored.keys()]).not.toContain('saltmarsh.customer');
  });

  it('tells the chat again who a returning customer is', async () => {
    const { chat } = openShop(new Map([['saltmarsh.customer', JSON.stringify(ROBIN)]]));
    const account = TestBed.inject(AccountStore);
    await pause();

    expect(account.customer()).toEqual(ROBIN);
    expect(chat.state().person?.kind).toBe('CUSTOMER');
  });

  it('lets a visitor write whom the shop cannot vouch for just now, and says so', async () => {
    const warn = jest.spyOn(console, 'warn').mockImplementation();
    const stored = new Map([['saltmarsh.customer', JSON.stringify(ROBIN)]]);
    const { chat, team } = openShop(stored, () => Promise.reject(new Error('The shop cannot be reached.')));
    const account = TestBed.inject(AccountStore);
    await pause();

    await chat.send('Hello');

    team.expectMessage('Hello');
    expect(account.customer()).toEqual(ROBIN);
    expect(account.chatProblem()).toBe('The shop cannot be reached.');
    expect(warn).toHaveBeenCalledTimes(1);
    expect(chat.state().person?.kind).toBe('VISITOR');
  });

  it('signs nobody in whom the shop refuses', async () => {
    const { chat } = openShop(new Map(), () => Promise.reject(new Error('Enter an email address.')));
    const account = TestBed.inject(AccountStore);

    await expect(account.signIn({ email: 'robin' })).rejects.toThrow('Enter an email address.');
    await pause();

    expect(account.customer()).toBeNull();
    expect(chat.state().person?.kind).toBe('VISITOR');
  });
});
