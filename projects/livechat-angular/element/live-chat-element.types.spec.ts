import { expectTypeOf } from 'expect-type';
import type { CommandOutcome, CommandResults, LiveChat, LiveChatEvent, WidgetState } from 'livechat-core';
import type { LiveChatElementEventMap } from './element-events';
import type { LiveChatElement, LiveChatElementCommands } from './live-chat-element';

/**
 * What pages with types rely on. The gate `types` checks the assertions; that this file runs proves only that it was
 * not forgotten.
 */
describe('the types of <live-chat>', () => {
  type Element = HTMLElementTagNameMap['live-chat'];

  it('are those of what documents make and find', () => {
    expectTypeOf<Element>().toEqualTypeOf<LiveChatElement>();
    expectTypeOf<Element>().toExtend<HTMLElement>();
    const find = (): LiveChatElement | null => document.querySelector('live-chat');
    expectTypeOf(find).returns.toEqualTypeOf<Element | null>();
    const make = () => document.createElement('live-chat');
    expectTypeOf(make).returns.toEqualTypeOf<LiveChatElement>();
  });

  it('have the commands as methods, with the results of the chat', () => {
    expectTypeOf<Pick<Element, keyof LiveChatElementCommands>>().toEqualTypeOf<
      Pick<LiveChat, keyof LiveChatElementCommands>
    >();
    expectTypeOf<Element['show']>().returns.toEqualTypeOf<CommandOutcome<CommandResults['show']>>();
    expectTypeOf<Element['send']>().returns.toEqualTypeOf<CommandOutcome<CommandResults['send']>>();
    expectTypeOf<Element['send']>().toBeCallableWith('Hello');
    expectTypeOf<Element['send']>().toBeCallableWith({ type: 'DRAFT', message: 'Hello' });
    // @ts-expect-error a message has a type
    expectTypeOf<Element['send']>().toBeCallableWith({ message: 'Hello' });
  });

  it('leave out nothing of the chat but its beginning, its end, and what only programs need', () => {
    type Method = {
      [K in keyof LiveChat]: LiveChat[K] extends (...args: never) => unknown ? K : never;
    }[keyof LiveChat];
    expectTypeOf<Exclude<Method, keyof LiveChatElementCommands>>().toEqualTypeOf<'init' | 'dispose' | 'select'>();
  });

  it('have properties for the attributes, and the state to read', () => {
    expectTypeOf<Element['widgetId']>().toEqualTypeOf<string | null>();
    expectTypeOf<Element['layout']>().toEqualTypeOf<'floating' | 'inline' | null>();
    expectTypeOf<Element['consent']>().toEqualTypeOf<'required' | null>();
    expectTypeOf<Element['open']>().toEqualTypeOf<boolean>();
    expectTypeOf<Element['state']>().toEqualTypeOf<WidgetState>();
  });

  it('know every event with its detail, and the events of every element', () => {
    expectTypeOf<keyof LiveChatElementEventMap>().toEqualTypeOf<`live-chat-${LiveChatEvent['type']}`>();
    const listen = (element: Element): void => {
      element.addEventListener('live-chat-unread', function (event) {
        expectTypeOf(event.detail).toEqualTypeOf<{ readonly type: 'unread'; readonly count: number }>();
        expectTypeOf(this).toEqualTypeOf<LiveChatElement>();
      });
      element.addEventListener('live-chat-error', ({ detail }) => expectTypeOf(detail.error.code).toExtend<string>());
      element.addEventListener('click', (event) => expectTypeOf(event).toExtend<Event>());
    };
    expectTypeOf(listen).returns.toBeVoid();
  });
});
