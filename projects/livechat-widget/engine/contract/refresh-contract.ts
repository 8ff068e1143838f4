import { ApplicationRef, ChangeDetectionStrategy, Component, computed, inject, input, signal } from '@angular/core';
import { expect } from 'expect';
import type { ContractCases } from './contract-cases';
import { drawn, find } from './stage';

const counts = new Map<string, number>();

function count(name: string): string {
  counts.set(name, (counts.get(name) ?? 0) + 1);
  return '';
}

/** How often each template ran since the last time. */
function taken(): Readonly<Record<string, number>> {
  const all = Object.fromEntries(counts);
  counts.clear();
  return all;
}

const SHARED = signal(0);

@Component({
  selector: 'fixture-count-leaf',
  template: `{{ count('leaf ' + name()) }}{{ own()
    }}<button type="button" aria-label="more" (click)="own.set(own() + 1)"></button>`,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
class CountLeaf {
  readonly name = input('');
  protected readonly own = signal(0);
  protected readonly count = count;
}

@Component({
  selector: 'fixture-count-middle',
  imports: [CountLeaf],
  template: `{{ count('middle') }}<fixture-count-leaf name="a" /><fixture-count-leaf [name]="name()" />`,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
class CountMiddle {
  readonly name = input('');
  protected readonly count = count;
}

@Component({
  selector: 'fixture-count-root',
  imports: [CountMiddle, CountLeaf],
  template: `
    {{ count('root') }}{{ own() }}
    <fixture-count-middle [name]="name()" />
    @if (isOdd()) {
      {{ count('block') }}{{ shared() }}<fixture-count-leaf name="c" />
    }
    @for (row of rows(); track row) {
      {{ count('row') }}{{ shared() }}
    }
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
class CountRoot {
  readonly own = signal(1);
  readonly name = signal('b');
  readonly rows = signal<readonly number[]>([]);
  protected readonly shared = SHARED;
  protected readonly isOdd = computed(() => this.own() % 2 === 1);
  protected readonly count = count;
}

@Component({
  selector: 'fixture-plain-child',
  template: `{{ count('plain') }}{{ value }}`,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
class PlainChild {
  value = 1;
  protected readonly count = count;
}

@Component({
  selector: 'fixture-tidal',
  template: `{{ value() }}`,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
class Tidal {
  readonly value = signal(0);
  private readonly application = inject(ApplicationRef);

  tickInside(): void {
    this.application.tick();
  }
}

@Component({
  selector: 'fixture-latecomer',
  imports: [CountLeaf],
  template: `{{ before() }}<fixture-count-leaf [name]="raise()" />{{ value() }}`,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
class Latecomer {
  readonly value = signal(0);
  readonly wanted = signal(0);

  protected before(): string {
    return `${this.value()}/`;
  }

  protected raise(): string {
    return `n${this.wanted()}`;
  }
}

/** What is drawn anew, and what is left as it is. */
export const REFRESH_CASES: ContractCases = {
  'draws only what read something that has changed': ({ mount, tick, record }) => {
    counts.clear();
    const { instance, host } = mount(CountRoot);
    record(taken());
    tick();
    expect(taken()).toEqual({});
    find(host, 'fixture-count-middle button').click();
    tick();
    record(taken());
    instance.name.set('bb');
    tick();
    record(taken());
    SHARED.update((value) => value + 1);
    tick();
    record(taken());
    instance.rows.set([1, 2]);
    tick();
    record(taken());
    instance.own.set(3);
    tick();
    record(taken());
    instance.own.set(2);
    tick();
    record(taken());
    SHARED.update((value) => value + 1);
    tick();
    record(taken());
  },
  'draws a component deep inside alone when only its own signal changes': ({ mount, tick }) => {
    const { instance, host } = mount(CountRoot);
    instance.name.set('z');
    tick();
    taken();
    const button = [...host.querySelectorAll('fixture-count-middle button')].at(-1) as HTMLElement;
    // By the signal, without the listener that marks all above it.
    button.dispatchEvent(new Event('click'));
    tick();
    expect(taken()['leaf z']).toBe(1);
  },
  'draws once for many changes': async ({ mount }) => {
    const { instance } = mount(CountRoot);
    taken();
    for (let value = 1; value <= 20; value += 1) instance.own.set(2 * value + 1);
    await drawn();
    expect(taken()['root']).toBe(1);
  },
  'draws nothing where a signal is set to what it was': async ({ mount }) => {
    const { instance } = mount(CountRoot);
    taken();
    instance.own.set(1);
    instance.name.set('b');
    await drawn();
    expect(taken()).toEqual({});
  },
  'leaves a component alone whose fields change without anybody knowing': ({ mount, tick }) => {
    const { instance, host } = mount(PlainChild);
    taken();
    instance.value = 2;
    tick();
    expect([taken(), host.textContent]).toEqual([{}, '1']);
  },
  'draws components that were made apart each for themselves': async ({ mount }) => {
    const one = mount(CountRoot);
    mount(CountRoot);
    taken();
    one.instance.own.set(5);
    await drawn();
    expect(taken()['root']).toBe(1);
  },
  'goes on where drawing is asked for again and again': async ({ mount }) => {
    const { instance, host } = mount(Tidal);
    for (let value = 1; value <= 5; value += 1) {
      instance.value.set(value);
      instance.tickInside();
      expect(host.textContent).toBe(String(value));
    }
    instance.value.set(9);
    await drawn();
    expect(host.textContent).toBe('9');
  },
  'draws in one turn what inputs hand down': ({ mount, tick, record }) => {
    const { instance, host } = mount(Latecomer);
    instance.wanted.set(3);
    instance.value.set(4);
    tick();
    record([host.textContent, taken()]);
  },
};
