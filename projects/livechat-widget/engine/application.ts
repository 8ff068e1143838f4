import { setActiveConsumer } from '@angular/core/primitives/signals';
import { checkUnit, needsCheck } from './check';
import { DestroyRef } from './destroy-ref';
import { ErrorHandler } from './error-handler';
import { inject } from './injector';
import { RenderHooks, type HookSequence } from './render-hooks';
import { soon } from './soon';
import { destroyView, type Notice, type Scheduler, type View, type ViewEffect } from './view';
import { fault } from './fault';

/** Something that is drawn with the application. */
export interface ViewRef {
  readonly view: View;
}

/** Who draws again and again without an end is stopped after so many times. */
const ENOUGH = 10;

/** Draws what has changed: effects first, then views, then those who want to see what has been drawn. */
export class ApplicationRef implements Scheduler {
  static readonly ɵprov = { providedIn: 'root', factory: (): ApplicationRef => new ApplicationRef() };

  /** Effects that belong to no view. */
  readonly effects = new Set<ViewEffect>();
  readonly #hooks = new RenderHooks();
  readonly #errors = inject(ErrorHandler);
  readonly #views: View[] = [];
  readonly #due = new Set<Notice>();
  #isRunning = false;
  #isOver = false;
  #isAtOnce = false;
  #cancel: (() => void) | null = null;
  #stable: (() => void)[] = [];

  constructor() {
    inject(DestroyRef).onDestroy(() => {
      this.#isOver = true;
      this.#cancel?.();
      for (const view of [...this.#views]) destroyView(view);
      for (const effect of this.effects) effect.destroy();
    });
  }

  attachView({ view }: ViewRef): void {
    this.#views.push(view);
    view.onDestroy(() => this.detachView({ view }));
    this.notify('views');
  }

  detachView({ view }: ViewRef): void {
    const index = this.#views.indexOf(view);
    if (index !== -1) this.#views.splice(index, 1);
  }

  notify(notice: Notice): void {
    this.#due.add(notice);
    if (this.#isOver || this.#isRunning || this.#cancel !== null) return;
    this.#cancel = soon(() => this.#tickSafely(), this.#isAtOnce ? 'microtask' : 'task');
  }

  /** Has something look at the page after it was drawn next. */
  addHooks(sequence: HookSequence): void {
    this.#hooks.add(sequence);
    this.notify('hooks');
  }

  removeHooks(sequence: HookSequence): void {
    this.#hooks.delete(sequence);
  }

  /** Draws at once. */
  tick(): void {
    this.#cancel?.();
    this.#cancel = null;
    if (this.#isRunning) throw fault('NG0101', ngDevMode && 'The application draws already.');
    const consumer = setActiveConsumer(null);
    this.#isRunning = true;
    try {
      this.#settle();
    } finally {
      this.#isRunning = false;
      setActiveConsumer(consumer);
      this.#becomeQuick();
      for (const resolve of this.#stable.splice(0)) resolve();
    }
  }

  /** Resolves when all that is due now is drawn. */
  whenStable(): Promise<void> {
    if (this.#cancel === null && !this.#isRunning) return Promise.resolve();
    return new Promise((resolve) => this.#stable.push(resolve));
  }

  #tickSafely(): void {
    try {
      this.tick();
    } catch (error) {
      this.#errors.handleError(error);
    }
  }

  #settle(): void {
    for (let times = 0; this.#due.size > 0; times += 1) {
      if (times === ENOUGH) {
        this.#due.clear();
        throw fault('NG0103', ngDevMode && 'What is drawn changes whenever it is drawn.');
      }
      if (this.#due.delete('effects')) for (const effect of this.effects) if (effect.dirty) effect.run();
      if (this.#due.delete('views')) {
        this.#due.add('hooks');
        for (const view of [...this.#views]) checkUnit(view);
        if (this.#due.has('effects') || this.#views.some(needsCheck)) {
          this.#due.add('views');
          continue;
        }
        this.#due.delete('views');
      }
      if (this.#due.delete('hooks') && this.#hooks.run((error) => this.#errors.handleError(error)))
        this.#due.add('hooks');
    }
  }

  /** What follows from what was just drawn does not wait for another frame. */
  #becomeQuick(): void {
    this.#isAtOnce = true;
    queueMicrotask(() => (this.#isAtOnce = false));
  }
}
