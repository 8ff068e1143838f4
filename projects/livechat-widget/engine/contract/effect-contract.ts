import {
  ChangeDetectionStrategy,
  Component,
  ElementRef,
  Injector,
  afterEveryRender,
  afterNextRender,
  afterRenderEffect,
  computed,
  effect,
  inject,
  input,
  isSignal,
  linkedSignal,
  signal,
  untracked,
} from '@angular/core';
import { takeUntilDestroyed, toSignal } from '@angular/core/rxjs-interop';
import { expect } from 'expect';
import { BehaviorSubject, Subject } from 'rxjs';
import type { ContractCases } from './contract-cases';
import { drawn } from './stage';

let log: string[] = [];

@Component({
  selector: 'fixture-effect-child',
  template: `{{ tell() }}`,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
class EffectChild {
  readonly value = input(0);
  private readonly host = inject<ElementRef<HTMLElement>>(ElementRef).nativeElement;

  constructor() {
    log.push('child made');
    effect(() => void log.push(`child effect ${this.value()} "${this.host.textContent}"`));
    afterNextRender(() => log.push(`child after "${this.host.textContent}"`));
  }

  protected tell(): string {
    log.push(`child template ${this.value()}`);
    return `c${this.value()}`;
  }
}

@Component({
  selector: 'fixture-effect-parent',
  imports: [EffectChild],
  template: `{{ tell() }}<fixture-effect-child [value]="value()" />`,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
class EffectParent {
  readonly value = signal(1);
  private readonly host = inject<ElementRef<HTMLElement>>(ElementRef).nativeElement;

  constructor() {
    effect((onCleanup) => {
      log.push(`parent effect ${this.value()} "${this.host.textContent}"`);
      onCleanup(() => log.push('parent cleanup'));
    });
    afterRenderEffect(() => void log.push(`parent render effect ${this.value()} "${this.host.textContent}"`));
    afterNextRender(() => log.push(`parent after "${this.host.textContent}"`));
    afterEveryRender(() => log.push('parent every'));
  }

  protected tell(): string {
    log.push(`parent template ${this.value()}`);
    return `p${this.value()}`;
  }
}

@Component({
  selector: 'fixture-writer',
  template: `{{ value() }}:{{ copy() + ':' + last() }}`,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
class Writer {
  readonly value = signal(1);
  readonly copy = signal(0);
  readonly last = signal(0);

  constructor() {
    effect(() => this.last.set(this.copy()));
    effect(() => this.copy.set(this.value() * 2));
  }
}

@Component({
  selector: 'fixture-phases',
  template: `{{ value() }}`,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
class Phases {
  readonly value = signal(1);

  constructor() {
    afterNextRender({
      read: (seen) => log.push(`read ${seen}`),
      mixedReadWrite: (seen) => `mixed ${seen}`,
      write: (seen) => `written ${seen}`,
      earlyRead: () => 'early',
    });
    afterEveryRender({ write: () => log.push('every write'), read: () => log.push('every read') });
  }
}

/** What follows from signals, and when. */
export const EFFECT_CASES: ContractCases = {
  'runs effects, templates and what comes after them in one order': ({ mount, tick, record }) => {
    log = [];
    const { instance, destroy } = mount(EffectParent);
    record(log.splice(0));
    instance.value.set(2);
    tick();
    record(log.splice(0));
    tick();
    record(log.splice(0));
    destroy();
    record(log.splice(0));
    instance.value.set(3);
    tick();
    record(log.splice(0));
    expect(log).toEqual([]);
  },
  'does the same by itself as when it is asked': async ({ mount, record }) => {
    log = [];
    const { instance } = mount(EffectParent);
    log.length = 0;
    instance.value.set(2);
    expect(log).toEqual([]);
    await drawn();
    record(log.splice(0));
  },
  'draws what effects write, in the same turn': ({ mount, tick }) => {
    const { instance, host } = mount(Writer);
    expect(host.textContent).toBe('1:2:2');
    instance.value.set(5);
    tick();
    expect(host.textContent).toBe('5:10:10');
  },
  'runs effects of an application without any component': async ({ injector, tick }) => {
    const source = signal(1);
    const seen: number[] = [];
    const reference = effect(() => void seen.push(source()), { injector });
    expect(seen).toEqual([]);
    await drawn();
    source.set(2);
    source.set(3);
    await drawn();
    expect(seen).toEqual([1, 3]);
    source.set(4);
    tick();
    expect(seen).toEqual([1, 3, 4]);
    reference.destroy();
    source.set(5);
    await drawn();
    expect(seen).toEqual([1, 3, 4]);
  },
  'runs an effect only for what it has read the last time, and not for what it reads aside': ({ injector, tick }) => {
    const which = signal(true);
    const one = signal('a');
    const two = signal('b');
    const aside = signal('c');
    const seen: string[] = [];
    effect(() => void seen.push((which() ? one() : two()) + untracked(aside)), { injector });
    const step = (change: () => void): void => {
      change();
      tick();
    };
    for (const change of [
      () => undefined,
      () => two.set('B'),
      () => which.set(false),
      () => one.set('A'),
      () => aside.set('C'),
      () => two.set('x'),
      () => two.set('x'),
    ])
      step(change);
    expect(seen).toEqual(['ac', 'Bc', 'xC']);
  },
  'cleans up, the last thing first, before it runs again and at the end': ({ injector, tick }) => {
    const source = signal(1);
    const seen: string[] = [];
    const reference = effect(
      (onCleanup) => {
        const value = source();
        seen.push(`run ${value}`);
        onCleanup(() => seen.push(`clean ${value}`));
        onCleanup(() => seen.push(`clean ${value} again`));
      },
      { injector },
    );
    tick();
    source.set(2);
    tick();
    reference.destroy();
    reference.destroy();
    expect(seen).toEqual(['run 1', 'clean 1 again', 'clean 1', 'run 2', 'clean 2 again', 'clean 2']);
  },
  'computes when somebody asks, once, and again when it has to': () => {
    const source = signal(1);
    let runs = 0;
    const double = computed(() => {
      runs += 1;
      return source() * 2;
    });
    const parity = computed(() => double() % 4);
    expect(runs).toBe(0);
    expect([double(), double(), parity(), runs]).toEqual([2, 2, 2, 1]);
    source.set(1);
    expect([double(), runs]).toEqual([2, 1]);
    source.set(3);
    expect([parity(), double(), runs]).toEqual([2, 6, 2]);
    source.update((value) => value + 1);
    expect([double(), source.asReadonly()()]).toEqual([8, 4]);
    expect([isSignal(double), isSignal(source), isSignal(() => 1)]).toEqual([true, true, false]);
  },
  'compares with what it is told to compare with': () => {
    const source = signal({ id: 1 }, { equal: (a, b) => a.id === b.id });
    const first = source();
    source.set({ id: 1 });
    expect(source()).toBe(first);
    const nan = signal(Number.NaN);
    let runs = 0;
    const reader = computed(() => [nan(), (runs += 1)]);
    reader();
    nan.set(Number.NaN);
    reader();
    expect(runs).toBe(1);
  },
  'refuses to write in what computes, and what needs itself': () => {
    const source = signal(1);
    const writer = computed(() => source.set(2));
    expect(() => writer()).toThrow();
    const loop: () => number = computed(() => loop() + 1);
    expect(() => loop()).toThrow();
    let fails = true;
    const sometimes = computed(() => {
      source();
      if (fails) throw new Error('broken');
      return 'well';
    });
    expect(() => sometimes()).toThrow('broken');
    expect(() => sometimes()).toThrow('broken');
    fails = false;
    source.set(5);
    expect(sometimes()).toBe('well');
  },
  'links a signal to its source, and keeps what was written until that changes': () => {
    const source = signal(['a', 'b']);
    const chosen = linkedSignal<readonly string[], string>({
      source,
      computation: (list, previous) => (previous && list.includes(previous.value) ? previous.value : (list[0] ?? '')),
    });
    expect(chosen()).toBe('a');
    chosen.set('b');
    expect(chosen()).toBe('b');
    source.set(['c', 'b']);
    expect(chosen()).toBe('b');
    source.set(['d']);
    expect(chosen()).toBe('d');
    const short = linkedSignal(() => source().length);
    short.update((value) => value + 10);
    expect(short()).toBe(11);
    source.set([]);
    expect(short()).toBe(0);
  },
  'passes what each phase after a drawing gives to the next one': ({ mount, tick, record }) => {
    log = [];
    const { instance } = mount(Phases);
    record(log.splice(0));
    instance.value.set(2);
    tick();
    record(log.splice(0));
  },
  'calls once after the next drawing, and asks for one itself': async ({ mount, injector, record }) => {
    log = [];
    mount(Writer);
    afterNextRender(() => log.push('after'), { injector: injector.get(Injector) });
    expect(log).toEqual([]);
    await drawn();
    const taken = afterNextRender(() => log.push('never'), { injector });
    taken.destroy();
    await drawn();
    record(log);
    expect(log).toEqual(['after']);
  },
  'follows streams until an end': ({ mount, injector, tick }) => {
    const stream = new BehaviorSubject(1);
    const events = new Subject<number>();
    const seen: number[] = [];
    const made = mount(Streamed, {
      providers: [
        { provide: BehaviorSubject, useValue: stream },
        { provide: Subject, useValue: events },
      ],
    });
    made.instance.seen = seen;
    expect(made.host.textContent).toBe('1');
    stream.next(2);
    tick();
    expect(made.host.textContent).toBe('2');
    events.next(7);
    made.destroy();
    events.next(8);
    expect([seen, stream.observed, events.observed]).toEqual([[7], false, false]);
    expect(() => toSignal(events, { requireSync: true, injector })).toThrow();
  },
};

@Component({ selector: 'fixture-streamed', template: `{{ value() }}`, changeDetection: ChangeDetectionStrategy.OnPush })
class Streamed {
  protected readonly value = toSignal(inject<BehaviorSubject<number>>(BehaviorSubject), { requireSync: true });
  seen: number[] = [];

  constructor() {
    inject<Subject<number>>(Subject)
      .pipe(takeUntilDestroyed())
      .subscribe((value) => this.seen.push(value));
  }
}
