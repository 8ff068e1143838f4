import {
  ChangeDetectionStrategy,
  Component,
  DestroyRef,
  ElementRef,
  afterEveryRender,
  afterNextRender,
  afterRenderEffect,
  effect,
  inject,
  input,
  signal,
} from '@angular/core';
import { expect } from 'expect';
import type { ContractCases } from './contract-cases';
import { drawn, find, markupOf } from './stage';

const log: string[] = [];

@Component({
  selector: 'fixture-mortal',
  template: `<button type="button" (click)="log.push('click')">{{ name() }}</button>`,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
class Mortal {
  readonly name = input('');
  protected readonly log = log;

  constructor() {
    const host = inject<ElementRef<HTMLElement>>(ElementRef).nativeElement;
    const ref = inject(DestroyRef);
    effect((onCleanup) => {
      const name = this.name();
      onCleanup(() => log.push(`${name} cleaned, ${host.isConnected ? 'there' : 'away'}`));
    });
    ref.onDestroy(() => log.push(`${this.name()} first, ${host.isConnected ? 'there' : 'away'}`));
    ref.onDestroy(() => log.push(`${this.name()} second`));
  }
}

@Component({
  selector: 'fixture-mortals',
  imports: [Mortal],
  template: `
    <fixture-mortal name="a" />
    @if (shown()) {
      <section>
        <fixture-mortal name="b" />
        @for (name of names(); track name) {
          <fixture-mortal [name]="name" />
        }
      </section>
    }
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
class Mortals {
  readonly shown = signal(true);
  readonly names = signal(['c', 'd']);

  constructor() {
    inject(DestroyRef).onDestroy(() => log.push('outermost'));
  }
}

const SOURCE = signal(0);

@Component({
  selector: 'fixture-busy',
  template: `{{ source() }}`,
  host: { '(click)': 'seen.push("click")' },
  changeDetection: ChangeDetectionStrategy.OnPush,
})
class Busy {
  readonly seen: string[] = [];
  protected readonly source = SOURCE;

  constructor() {
    effect(() => void this.seen.push(`effect ${SOURCE()}`));
    afterEveryRender(() => this.seen.push('every'));
    afterRenderEffect(() => void this.seen.push(`render ${SOURCE()}`));
    inject(DestroyRef).onDestroy(() => this.seen.push('end'));
  }
}

@Component({
  selector: 'fixture-suicidal',
  template: `{{ look() }}<button type="button" aria-label="end" (click)="end()"></button><i>{{ value() }}</i>`,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
class Suicidal {
  readonly value = signal(0);
  readonly inTemplate = signal(false);
  end = (): void => undefined;

  protected look(): string {
    if (this.inTemplate()) this.end();
    return '';
  }
}

@Component({
  selector: 'fixture-ender',
  template: `{{ value() }}`,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
class Ender {
  readonly value = signal(0);
  end = (): void => undefined;

  constructor() {
    effect(() => {
      if (this.value() === 1) this.end();
    });
    effect(() => void log.push(`other ${this.value()}`));
  }
}

/** The end of what was drawn. */
export const DESTROY_CASES: ContractCases = {
  'calls back from the inside, in one order': ({ mount, tick, record }) => {
    log.length = 0;
    const { instance, host, destroy } = mount(Mortals);
    instance.names.set(['d']);
    tick();
    record(log.splice(0));
    instance.shown.set(false);
    tick();
    record([log.splice(0), markupOf(host)]);
    instance.shown.set(true);
    tick();
    log.length = 0;
    destroy();
    record(log.splice(0));
    destroy();
    expect(log).toEqual([]);
    expect(host.isConnected).toBe(false);
  },
  'does nothing any more for what is gone': async ({ mount, tick }) => {
    const { instance, host, destroy } = mount(Busy);
    destroy();
    instance.seen.length = 0;
    SOURCE.update((value) => value + 1);
    tick();
    await drawn();
    host.click();
    expect(instance.seen).toEqual([]);
  },
  'forgets what was to be called after a drawing that does not come': async ({ mount, injector }) => {
    log.length = 0;
    const { destroy } = mount(AfterOnce);
    destroy();
    await drawn();
    expect(injector).toBeDefined();
    expect(log).toEqual(['after']);
  },
  'says that it is over, and calls back at once whoever comes too late or never': ({ mount, record }) => {
    log.length = 0;
    const { instance, destroy } = mount(Late);
    destroy();
    expect(instance.ref.destroyed).toBe(true);
    try {
      instance.ref.onDestroy(() => log.push('late'));
    } catch {
      log.push('refused');
    }
    record(log.splice(0));
  },
  'ends in a listener of its own, and an event after it finds nobody': async ({ mount, errors }) => {
    const { instance, host, destroy } = mount(Suicidal);
    instance.end = destroy;
    const button = find(host, 'button');
    button.click();
    instance.value.set(1);
    await drawn();
    button.click();
    expect([host.isConnected, errors]).toEqual([false, []]);
  },
  'ends in the middle of its own drawing': async ({ mount, errors, record }) => {
    const { instance, host, destroy } = mount(Suicidal);
    const other = mount(Busy);
    instance.end = destroy;
    instance.inTemplate.set(true);
    instance.value.set(1);
    SOURCE.update((value) => value + 1);
    await drawn();
    record(errors.length);
    expect([host.isConnected, other.host.textContent]).toEqual([false, String(SOURCE())]);
  },
  'ends in an effect of its own': async ({ mount, errors, record }) => {
    log.length = 0;
    const { instance, host, destroy } = mount(Ender);
    instance.end = destroy;
    instance.value.set(1);
    await drawn();
    instance.value.set(2);
    await drawn();
    record([log.splice(0), errors.length]);
    expect(host.isConnected).toBe(false);
  },
  'ends what ends others, and others that end it': async ({ mount, errors }) => {
    const one = mount(Ender);
    const two = mount(Ender);
    one.instance.end = two.destroy;
    two.instance.end = one.destroy;
    one.instance.value.set(1);
    two.instance.value.set(1);
    await drawn();
    expect([one.host.isConnected && two.host.isConnected, errors]).toEqual([false, []]);
  },
  'leaves nothing behind after a hundred times': ({ mount, tick, document }) => {
    const before = document.querySelectorAll('*').length;
    for (let times = 0; times < 100; times += 1) mount(Mortals).destroy();
    log.length = 0;
    tick();
    SOURCE.update((value) => value + 1);
    tick();
    expect(log).toEqual([]);
    expect(document.querySelectorAll('*')).toHaveLength(before);
  },
  'ends all that was drawn with its application': async ({ mount, end }) => {
    const { instance } = mount(Busy);
    end();
    expect(instance.seen.at(-1)).toBe('end');
    instance.seen.length = 0;
    SOURCE.update((value) => value + 1);
    await drawn();
    expect(instance.seen).toEqual([]);
  },
};

@Component({ selector: 'fixture-after-once', template: '', changeDetection: ChangeDetectionStrategy.OnPush })
class AfterOnce {
  constructor() {
    afterNextRender(() => log.push('after'));
  }
}

@Component({ selector: 'fixture-late-ref', template: '', changeDetection: ChangeDetectionStrategy.OnPush })
class Late {
  readonly ref = inject(DestroyRef);
}
