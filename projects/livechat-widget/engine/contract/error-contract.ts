import {
  ApplicationRef,
  ChangeDetectionStrategy,
  Component,
  ViewContainerRef,
  afterEveryRender,
  afterNextRender,
  afterRenderEffect,
  computed,
  effect,
  input,
  output,
  signal,
  viewChild,
} from '@angular/core';
import { expect } from 'expect';
import type { ContractCases } from './contract-cases';
import { drawn, find, markupOf, messagesOf } from './stage';

function breakIf(isBroken: boolean, where: string): string {
  if (isBroken) throw new Error(`broken ${where}`);
  return 'well';
}

@Component({
  selector: 'fixture-fragile',
  template: `{{ look() }}{{ value() }}<button type="button" aria-label="break" (click)="click()"></button>`,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
class Fragile {
  readonly name = input('');
  readonly isBroken = signal(false);
  readonly value = signal(0);
  readonly said = output();

  protected look(): string {
    return breakIf(this.isBroken() || this.name() === 'bad', 'template');
  }

  protected click(): void {
    this.value.update((value) => value + 1);
    breakIf(true, 'listener');
  }
}

@Component({
  selector: 'fixture-fragiles',
  imports: [Fragile],
  template: `
    @for (name of names(); track name) {
      <fixture-fragile [name]="name" />
    }
    <p>{{ value() }}</p>
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
class Fragiles {
  readonly names = signal(['a', 'b']);
  readonly value = signal(1);
}

@Component({ selector: 'fixture-unmakeable', template: 'x', changeDetection: ChangeDetectionStrategy.OnPush })
class Unmakeable {
  static readonly heard: string[] = [];

  constructor() {
    afterEveryRender(() => Unmakeable.heard.push('drawn'));
    effect(() => void Unmakeable.heard.push('effect'));
    breakIf(true, 'constructor');
  }
}

@Component({
  selector: 'fixture-unmade',
  imports: [Unmakeable],
  template: `@if (shown()) {
      <b></b><fixture-unmakeable /><i></i>
    }
    <p>{{ value() }}</p>`,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
class Unmade {
  readonly shown = signal(false);
  readonly value = signal(1);
}

@Component({
  selector: 'fixture-broken-effects',
  template: `{{ value() }}`,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
class BrokenEffects {
  readonly value = signal(1);
  readonly other: number[] = [];

  constructor() {
    effect(() => void breakIf(this.value() === 2, 'effect'));
    effect(() => void this.other.push(this.value()));
  }
}

@Component({
  selector: 'fixture-broken-after',
  template: `{{ value() }}`,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
class BrokenAfter {
  readonly value = signal(1);
  readonly other: string[] = [];

  constructor() {
    afterEveryRender(() => void breakIf(this.value() === 2, 'after'));
    afterRenderEffect(() => void breakIf(this.value() === 3, 'render effect'));
    afterEveryRender(() => this.other.push(`every ${this.value()}`));
    afterRenderEffect(() => void this.other.push(`effect ${this.value()}`));
  }
}

@Component({
  selector: 'fixture-holder',
  template: `<ng-container #place />`,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
class Holder {
  readonly place = viewChild.required('place', { read: ViewContainerRef });
}

/** Runs something that may throw, and says what it threw. */
function thrownBy(run: () => void): readonly string[] {
  try {
    run();
    return [];
  } catch (error) {
    return messagesOf([error]);
  }
}

/** Where something breaks, and all else that goes on. */
export const ERROR_CASES: ContractCases = {
  'tells of what breaks in a listener, and draws what it did before': async ({ mount, errors }) => {
    const { host } = mount(Fragile);
    find(host, 'button').click();
    await drawn();
    expect(messagesOf(errors)).toEqual(['broken listener']);
    expect(host.textContent).toBe('well1');
  },
  'tells of what breaks in a template, and draws it again when it is well': async ({ mount, errors, record }) => {
    const { instance, host } = mount(Fragile);
    const other = mount(Fragiles);
    instance.isBroken.set(true);
    other.instance.value.set(2);
    await drawn();
    record([messagesOf(errors), markupOf(host), markupOf(other.host)]);
    instance.isBroken.set(false);
    instance.value.set(7);
    await drawn();
    record([messagesOf(errors), markupOf(host), markupOf(other.host)]);
    expect(host.textContent).toBe('well7');
    expect(find(other.host, 'p').textContent).toBe('2');
  },
  'tells whoever asks for a drawing of what breaks in it': ({ mount, tick, errors, record }) => {
    const { instance, host } = mount(Fragiles);
    instance.names.set(['a', 'bad', 'b']);
    record([thrownBy(tick), messagesOf(errors), markupOf(host)]);
    instance.names.set(['a', 'b']);
    instance.value.set(3);
    record([thrownBy(tick), messagesOf(errors), markupOf(host)]);
    expect([...host.querySelectorAll('fixture-fragile')]).toHaveLength(2);
    expect(find(host, 'p').textContent).toBe('3');
  },
  'goes on after a component that cannot be made': ({ mount, tick, errors, record }) => {
    const { instance, host } = mount(Unmade);
    instance.shown.set(true);
    record([thrownBy(tick).length, messagesOf(errors)]);
    instance.shown.set(false);
    instance.value.set(2);
    thrownBy(tick);
    record([messagesOf(errors), find(host, 'p').textContent]);
    thrownBy(tick);
    expect(find(host, 'p').textContent).toBe('2');
    expect(() => mount(Unmakeable)).toThrow('broken constructor');
    const next = mount(Fragile);
    expect(next.host.textContent).toBe('well0');
  },
  'hears nothing of a component that was not made to its end': async ({ mount, tick }) => {
    Unmakeable.heard.length = 0;
    expect(() => mount(Unmakeable)).toThrow('broken constructor');
    const { instance } = mount(Unmade);
    instance.shown.set(true);
    thrownBy(tick);
    instance.shown.set(false);
    thrownBy(tick);
    tick();
    await drawn();
    expect(Unmakeable.heard).toEqual([]);
  },
  'calls after a drawing also where one of the views has failed': async ({ mount, injector, errors, record }) => {
    const heard: string[] = [];
    const broken = mount(Fragile);
    const other = mount(Fragiles);
    afterNextRender(() => heard.push(`after ${find(other.host, 'p').textContent}`), { injector });
    broken.instance.isBroken.set(true);
    other.instance.value.set(2);
    await drawn();
    record([messagesOf(errors), heard.splice(0)]);
    broken.instance.isBroken.set(false);
    await drawn();
    record([messagesOf(errors), heard]);
  },
  'leaves a place as it was where a component for it cannot be made': ({ mount, tick }) => {
    const { instance, host } = mount(Holder);
    const place = instance.place();
    expect(() => place.createComponent(Unmakeable)).toThrow('broken constructor');
    const made = place.createComponent(Fragile);
    tick();
    expect([place.length, made.instance.value()]).toEqual([1, 0]);
    expect(host.textContent).toBe('well0');
  },
  'tells of what breaks in an effect, and runs the others': async ({ mount, errors, record }) => {
    const { instance, host } = mount(BrokenEffects);
    for (const value of [2, 3]) {
      instance.value.set(value);
      await drawn();
      record([messagesOf(errors), host.textContent, [...instance.other]]);
    }
    expect(instance.other.at(-1)).toBe(3);
    expect(host.textContent).toBe('3');
  },
  'tells of what breaks after a drawing, and does the rest': async ({ mount, errors, record }) => {
    const { instance, host } = mount(BrokenAfter);
    for (const value of [2, 3, 4]) {
      instance.value.set(value);
      await drawn();
      record([messagesOf(errors), host.textContent, instance.other.splice(0)]);
    }
    expect(messagesOf(errors)).toContain('broken after');
    expect(host.textContent).toBe('4');
  },
  'tells of what breaks in an effect of the application, and runs on': async ({ injector, errors, record }) => {
    const value = signal(1);
    const seen: number[] = [];
    effect(() => void breakIf(value() === 2, 'root effect'), { injector });
    effect(() => void seen.push(value()), { injector });
    await drawn();
    for (const next of [2, 3]) {
      value.set(next);
      await drawn();
      record([...seen]);
    }
    expect(messagesOf(errors)).toEqual(['broken root effect']);
    expect(seen.at(-1)).toBe(3);
  },
  'throws what a computed value throws wherever it is read': ({ mount, tick }) => {
    const { host, setInput } = mount(Fragile);
    const broken = computed(() => breakIf(true, 'computed'));
    expect(() => broken()).toThrow('broken computed');
    setInput('name', 'bad');
    expect(thrownBy(tick)).toEqual(['broken template']);
    setInput('name', 'good');
    tick();
    expect(host.textContent).toBe('well0');
  },
  'does not draw within a drawing': ({ mount, injector, record }) => {
    const application = injector.get(ApplicationRef);
    const thrown: string[] = [];
    mount(Fragile);
    afterNextRender(() => void thrown.push(...thrownBy(() => application.tick()).map(() => 'refused')), { injector });
    application.tick();
    record(thrown);
  },
};
