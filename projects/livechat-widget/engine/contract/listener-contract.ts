import { ChangeDetectionStrategy, Component, signal } from '@angular/core';
import { expect } from 'expect';
import type { ContractCases } from './contract-cases';
import { drawn, find } from './stage';

@Component({
  selector: 'fixture-listeners',
  template: `
    <button type="button" (click)="said.push('click ' + $event.type); count.set(count() + 1)">{{ count() }}</button>
    <a href="#x" (click)="(answer)"><button class="inner" type="button" (click)="inner()">x</button></a>
    <input (keydown.enter)="said.push('enter')" (keydown.escape)="said.push('escape')" (keyup)="said.push('up')" />
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
class Listeners {
  readonly said: string[] = [];
  readonly count = signal(0);
  answer: unknown = undefined;

  inner(): unknown {
    return this.answer;
  }
}

@Component({
  selector: 'fixture-plain',
  template: `<button type="button" (click)="add()">{{ plain }}</button>`,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
class Plain {
  plain = 0;

  add(): void {
    this.plain += 1;
  }
}

@Component({
  selector: 'fixture-host-listener',
  template: '',
  host: { '(click)': 'said.push("click " + $event.type)', '(keydown.enter)': 'said.push("enter")' },
  changeDetection: ChangeDetectionStrategy.OnPush,
})
class HostListener {
  readonly said: string[] = [];
}

@Component({
  selector: 'fixture-deep',
  template: `
    @for (row of rows(); track row) {
      @if (row !== 'none') {
        @for (cell of cells(); track cell) {
          <button type="button" (click)="tell(row, cell, $index, $event)" (focus)="own = own + row">{{ cell }}</button>
        }
      }
    }
    <p>{{ own }}</p>
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
class Deep {
  readonly rows = signal(['a', 'none', 'b']);
  readonly cells = signal([1, 2]);
  readonly said: string[] = [];
  own = '';

  tell(row: string, cell: number, index: number, event: Event): void {
    this.said.push(`${row}${cell}${index}${event.type}`);
  }
}

function press(target: EventTarget, init: KeyboardEventInit, type = 'keydown'): boolean {
  return target.dispatchEvent(new KeyboardEvent(type, { ...init, bubbles: true, cancelable: true }));
}

@Component({
  selector: 'fixture-reentrant',
  template: `
    <button type="button" (click)="hear()">{{ told() }}</button>
    @if (shown()) {
      <i>{{ tell() }}</i>
    }
    <p>{{ told() }}</p>
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
class Reentrant {
  readonly shown = signal(false);
  protected readonly told = signal(0);
  press: () => void = () => undefined;
  private readonly once = new Set<boolean>();

  /** As an element that has the focus tells so when it is taken away in the middle of a drawing. */
  protected tell(): string {
    if (this.once.size === 0) this.press();
    this.once.add(true);
    return 'told';
  }

  protected hear(): void {
    this.told.update((count) => count + 1);
  }
}

/** What people do to elements. */
export const LISTENER_CASES: ContractCases = {
  'hears events and draws what they change, by itself': async ({ mount }) => {
    const { instance, host } = mount(Listeners);
    find(host, 'button').click();
    expect(instance.said).toEqual(['click click']);
    expect(find(host, 'button').textContent).toBe('0');
    await drawn();
    expect(find(host, 'button').textContent).toBe('1');
  },
  'draws a component anew that heard an event, also where no signal has changed': async ({ mount }) => {
    const { host } = mount(Plain);
    find(host, 'button').click();
    await drawn();
    expect(find(host, 'button').textContent).toBe('1');
  },
  'takes false, and nothing else, for a request that the default does not happen': ({ mount, record }) => {
    const { instance, host } = mount(Listeners);
    for (const answer of [false, 0, '', null, undefined, true]) {
      instance.answer = answer;
      const event = new MouseEvent('click', { bubbles: true, cancelable: true });
      find(host, '.inner').dispatchEvent(event);
      record([String(answer), event.defaultPrevented]);
      expect(event.defaultPrevented).toBe(answer === false);
    }
  },
  'tells keys apart, and keys with others': ({ mount, record }) => {
    const { instance, host } = mount(Listeners);
    const field = find(host, 'input');
    const keys: readonly KeyboardEventInit[] = [
      { key: 'Enter' },
      { key: 'Escape' },
      { key: 'enter' },
      { key: 'Enter', shiftKey: true },
      { key: 'Enter', ctrlKey: true },
      { key: 'Enter', altKey: true },
      { key: 'Enter', metaKey: true },
      { key: 'a' },
      {},
      { key: 'Enter', repeat: true },
    ];
    for (const init of keys) {
      press(field, init);
      record([JSON.stringify(init), instance.said.splice(0)]);
    }
    press(field, { key: 'Enter' });
    expect(instance.said).toEqual(['enter']);
  },
  'survives an event of a key that has none': ({ mount, errors }) => {
    const { instance, host } = mount(Listeners);
    const event = new Event('keydown', { bubbles: true });
    find(host, 'input').dispatchEvent(event);
    expect([instance.said, errors]).toEqual([[], []]);
  },
  'hears events in the middle of a drawing, and draws what they change': async ({ mount, errors }) => {
    const { instance, host } = mount(Reentrant);
    instance.press = () => find(host, 'button').click();
    instance.shown.set(true);
    await drawn();
    expect([find(host, 'button').textContent, find(host, 'i').textContent, find(host, 'p').textContent]).toEqual([
      '1',
      'told',
      '1',
    ]);
    expect(errors).toEqual([]);
  },
  "hears what happens to a component's own element": ({ mount }) => {
    const { instance, host } = mount(HostListener);
    host.click();
    press(host, { key: 'Enter' });
    expect(instance.said).toEqual(['click click', 'enter']);
  },
  'sees, in the innermost block, all that is around it': ({ mount, tick }) => {
    const { instance, host } = mount(Deep);
    for (const button of host.querySelectorAll('button')) button.click();
    expect(instance.said.splice(0)).toEqual(['a10click', 'a21click', 'b10click', 'b21click']);
    instance.rows.set(['b', 'c']);
    instance.cells.set([2]);
    tick();
    for (const button of host.querySelectorAll('button')) button.click();
    expect(instance.said).toEqual(['b20click', 'c20click']);
  },
  'writes to a component from an inner block': async ({ mount }) => {
    const { host } = mount(Deep);
    host.querySelectorAll('button')[2]?.dispatchEvent(new Event('focus'));
    await drawn();
    expect(find(host, 'p').textContent).toBe('b');
  },
  'hears nothing any more once it is gone': ({ mount, tick }) => {
    const { instance, host, destroy } = mount(Deep);
    const [button] = host.querySelectorAll('button');
    instance.rows.set([]);
    tick();
    button?.click();
    const own = mount(HostListener);
    own.destroy();
    own.host.click();
    destroy();
    expect([instance.said, own.instance.said]).toEqual([[], []]);
  },
};
