import { expectTypeOf } from 'expect-type';
import type { Observable } from 'rxjs';
import * as z from 'zod/mini';
import {
  COMMAND_NAMES,
  parseCommand,
  type Command,
  type CommandName,
  type ErrorBody,
  type ErrorCode,
  type JsonObject,
  type JsonValue,
  type Language,
  type LiveChatError,
  type Person,
  type SendPayload,
  type ServerFrame,
  type ThreadStrategy,
} from '../protocol/index.js';
import { createLiveChat } from './create-live-chat.js';
import type { CommandOutcome, CommandResults, LiveChat, LiveChatEvent, SendResult } from './live-chat.js';
import type { ChatEvent } from './state/event.js';
import type { PersistedSession } from './state/persisted-session.js';
import type { ConnectionStatus, OutboxEntry, WidgetState } from './state/widget-state.js';

/**
 * What programs rely on at compile time. The gate `types` checks the assertions; that this file runs
 * proves only that it was not forgotten.
 */
describe('the types that people program against', () => {
  type EventOf<T extends LiveChatEvent['type']> = Extract<LiveChatEvent, { readonly type: T }>;
  type ArgumentOf<M extends keyof LiveChat> = LiveChat[M] extends (...args: infer A) => unknown ? A : never;

  it('a chat is made of a configuration whose every part is optional', () => {
    expectTypeOf(createLiveChat).toBeCallableWith();
    expectTypeOf(createLiveChat).toBeCallableWith({
      serverUrl: 'https://chat.example',
      widgetId: 'id',
      theme: 'night',
    });
    expectTypeOf(createLiveChat).toBeCallableWith({ runtime: { random: () => 0 } });
    // @ts-expect-error a widget ID is a string
    expectTypeOf(createLiveChat).toBeCallableWith({ widgetId: 1 });
  });

  it('every command has a result, and every result a command', () => {
    expectTypeOf<keyof CommandResults>().toEqualTypeOf<CommandName>();
    expectTypeOf<Command['name']>().toEqualTypeOf<CommandName>();
    expectTypeOf(COMMAND_NAMES).toEqualTypeOf<readonly CommandName[]>();
    expectTypeOf(parseCommand).parameters.toEqualTypeOf<[name: unknown, arg?: unknown]>();
    expectTypeOf(parseCommand).returns.toEqualTypeOf<Command>();
  });

  it('an outcome is awaited to its result, or observed', () => {
    expectTypeOf<Awaited<ReturnType<LiveChat['auth']>>>().toExtend<{ readonly person: Person }>();
    expectTypeOf<Awaited<ReturnType<LiveChat['send']>>>().toEqualTypeOf<SendResult>();
    expectTypeOf<Awaited<ReturnType<LiveChat['logout']>>['loggedOut']>().toEqualTypeOf<boolean>();
    expectTypeOf<ReturnType<LiveChat['setLanguage']>['result$']>().toEqualTypeOf<
      Observable<CommandResults['set_language']>
    >();
    expectTypeOf<Awaited<ReturnType<LiveChat['execute']>>>().toEqualTypeOf<CommandResults[CommandName]>();
  });

  it('what an outcome rejects with is the one error of the chat', () => {
    expectTypeOf<Parameters<CommandOutcome<string>['catch']>[0]>().parameter(0).toEqualTypeOf<LiveChatError>();
    expectTypeOf<LiveChatError['code']>().toEqualTypeOf<ErrorCode>();
    expectTypeOf<LiveChatError['remedy']>().toBeString();
    expectTypeOf<'THEME_NOT_FOUND'>().toExtend<ErrorCode>();
    expectTypeOf<'NO_SUCH_CODE'>().not.toExtend<ErrorCode>();
    expectTypeOf<ErrorBody['field']>().toEqualTypeOf<string | undefined>();
  });

  it('each command takes its argument and no other', () => {
    expectTypeOf<ArgumentOf<'auth'>>().toEqualTypeOf<[jwt: string]>();
    expectTypeOf<ArgumentOf<'show'>>().toEqualTypeOf<[]>();
    expectTypeOf<ArgumentOf<'clear'>>().toEqualTypeOf<[widgetId?: string]>();
    expectTypeOf<ArgumentOf<'setLanguage'>>().toEqualTypeOf<[tag?: string]>();
    expectTypeOf<string>().toExtend<ArgumentOf<'send'>[0]>();
    expectTypeOf<{ type: 'BASIC'; message: string }>().toExtend<SendPayload>();
    expectTypeOf<{ type: 'DRAFT'; message: string; threadId: string }>().toExtend<SendPayload>();
    expectTypeOf<{ type: 'CUSTOM_DATA'; customData: { cart: number[] } }>().toExtend<SendPayload>();
    expectTypeOf<{ type: 'DRAFT' }>().not.toExtend<SendPayload>();
    expectTypeOf<{ type: 'BASIC'; message: number }>().not.toExtend<SendPayload>();
    expectTypeOf<{ type: 'IMAGE'; message: string }>().not.toExtend<SendPayload>();
  });

  it('contextual data goes by a strategy that there is', () => {
    expectTypeOf<ThreadStrategy>().toEqualTypeOf<'ACTIVE' | 'ALL' | 'ALL_PLUS_NEW'>();
    expectTypeOf<ArgumentOf<'sendContextualData'>[0]['multiThreadStrategy']>().toEqualTypeOf<
      ThreadStrategy | undefined
    >();
    expectTypeOf<CommandResults['send_contextual_data']['metadata']>().toExtend<JsonObject>();
  });

  it('events are told apart by their type', () => {
    expectTypeOf<LiveChat['events$']>().toExtend<Observable<{ readonly type: string }>>();
    expectTypeOf<EventOf<'unread'>['count']>().toBeNumber();
    expectTypeOf<EventOf<'conversationCreated'>>().toHaveProperty('conversationId');
    expectTypeOf<EventOf<'connection'>['status']>().toEqualTypeOf<ConnectionStatus>();
    expectTypeOf<EventOf<'threadChanged'>['threadId']>().toEqualTypeOf<string | null>();
    expectTypeOf<EventOf<'error'>['error']>().toEqualTypeOf<LiveChatError>();
  });

  it('a slice of the state has the type that its function gives', () => {
    const unread = (chat: LiveChat) => chat.select((state) => state.person?.name);
    expectTypeOf(unread).returns.toEqualTypeOf<Observable<string | undefined>>();
    expectTypeOf<LiveChat['unread$']>().toEqualTypeOf<Observable<number>>();
    expectTypeOf<LiveChat['outbox$']>().toEqualTypeOf<Observable<readonly OutboxEntry[]>>();
  });

  it('nobody outside can write: the state, and what hangs on it, is read-only', () => {
    type Deep<T> = T extends readonly (infer E)[] ? readonly Deep<E>[] : T;
    expectTypeOf<LiveChat>().toExtend<Readonly<LiveChat>>();
    expectTypeOf<WidgetState>().toEqualTypeOf<Readonly<WidgetState>>();
    expectTypeOf<WidgetState['outbox']>().toEqualTypeOf<Deep<WidgetState['outbox']>>();
    expectTypeOf<WidgetState['threads']>().toEqualTypeOf<Readonly<WidgetState['threads']>>();
    // A subject would let anybody publish a state.
    expectTypeOf<LiveChat['state$']>().not.toHaveProperty('next');
    expectTypeOf<LiveChat['events$']>().not.toHaveProperty('next');
    expectTypeOf<LiveChat>().not.toHaveProperty('dispatch');
  });

  it('unions are closed, so that a switch can be exhaustive', () => {
    expectTypeOf<string>().not.toExtend<ChatEvent['type']>();
    expectTypeOf<string>().not.toExtend<ServerFrame['type']>();
    expectTypeOf<string>().not.toExtend<LiveChatEvent['type']>();
    expectTypeOf<string>().not.toExtend<ErrorCode>();
    expectTypeOf<Language>().toExtend<string>();
    expectTypeOf<OutboxEntry['kind']>().toEqualTypeOf<'message' | 'context'>();
  });

  describe('what a site and its programs agree on', () => {
    interface Cart {
      readonly items: readonly { readonly sku: string; readonly quantity: number }[];
    }
    type Action = { readonly action: 'track'; readonly order: string } | { readonly action: 'help' };
    type Chat = LiveChat<{ context: Cart; customData: Action }>;
    type SentBy<C extends LiveChat<never>> = Exclude<Parameters<C['send']>[0], string>;

    it('types what goes in', () => {
      expectTypeOf<Parameters<Chat['sendContextualData']>[0]['metadata']>().toEqualTypeOf<Cart>();
      expectTypeOf<{ type: 'CUSTOM_DATA'; customData: { action: 'help' } }>().toExtend<SentBy<Chat>>();
      expectTypeOf<{ type: 'CUSTOM_DATA'; customData: { action: 'eat' } }>().not.toExtend<SentBy<Chat>>();
      expectTypeOf<{ type: 'CUSTOM_DATA'; customData: { action: 'eat' } }>().toExtend<SendPayload>();
      expectTypeOf<{ type: 'BASIC'; message: string }>().toExtend<SentBy<Chat>>();
    });

    it('types what comes out', () => {
      type Told<T extends LiveChatEvent['type']> = Extract<
        Chat['events$'] extends Observable<infer E> ? E : never,
        { readonly type: T }
      >;
      type Content = Told<'message'>['message']['content'];
      expectTypeOf<Extract<Content, { type: 'CUSTOM_DATA' }>['customData']>().toEqualTypeOf<Action>();
      expectTypeOf<Told<'contextFlushed'>['metadata']>().toEqualTypeOf<Cart>();
      expectTypeOf<Awaited<ReturnType<Chat['sendContextualData']>>['metadata']>().toEqualTypeOf<Cart>();
      type Sent = Awaited<ReturnType<Chat['send']>>['message']['content'];
      expectTypeOf<Extract<Sent, { type: 'CUSTOM_DATA' }>['customData']>().toEqualTypeOf<Action>();
    });

    it('may be only one of both, or nothing', () => {
      type Half = LiveChat<{ context: Cart }>;
      expectTypeOf<{ type: 'CUSTOM_DATA'; customData: number }>().toExtend<SentBy<Half>>();
      expectTypeOf<Parameters<LiveChat['sendContextualData']>[0]['metadata']>().toEqualTypeOf<
        Readonly<Record<string, unknown>>
      >();
    });

    it('fits the schemas, where there are any', () => {
      const cart = z.object({ items: z.array(z.object({ sku: z.string(), quantity: z.number() })) });
      const make = createLiveChat<{ context: Cart }>;
      expectTypeOf(make).toBeCallableWith({ schemas: { context: cart } });
      // @ts-expect-error a schema of something else
      expectTypeOf(make).toBeCallableWith({ schemas: { context: z.object({ color: z.string() }) } });
      expectTypeOf(createLiveChat).toBeCallableWith({ schemas: { context: cart } });
    });
  });

  it('no part of the public face is any', () => {
    expectTypeOf<WidgetState[keyof WidgetState]>().not.toBeAny();
    expectTypeOf<CommandResults[CommandName]>().not.toBeAny();
    expectTypeOf<LiveChatEvent>().not.toBeAny();
    expectTypeOf<Command>().not.toBeAny();
    expectTypeOf<ServerFrame>().not.toBeAny();
    expectTypeOf<PersistedSession>().not.toBeAny();
    expectTypeOf<JsonValue>().not.toBeAny();
  });
});
