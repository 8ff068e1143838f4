import {
  REACTIVE_NODE,
  consumerDestroy,
  createSignal,
  setActiveConsumer,
  type ReactiveNode,
} from '@angular/core/primitives/signals';
import type { Container } from './container';
import type { Template, TemplateFn } from './definition';
import { Ends, type DestroyRef } from './destroy-ref';
import type { Injector } from './injector';
import type { HookSequence } from './render-hooks';
import type { Slot } from './slot';
import { fault } from './fault';

/** What asks for a turn in which something is drawn. */
export type Notice = 'views' | 'effects' | 'hooks';

/** Draws what has changed, when the time has come. */
export interface Scheduler {
  notify(notice: Notice): void;
  /** Has something look at the page after it was drawn next. */
  addHooks(sequence: HookSequence): void;
}

/** An effect of a view, which runs before what lies inside of that view is drawn. */
export interface ViewEffect {
  readonly dirty: boolean;
  run(): void;
  destroy(): void;
}

/** A component's or directive's bindings to its own element. */
export interface Host {
  /** The element's place in its view. */
  readonly index: number;
  readonly bind: TemplateFn;
  readonly instance: unknown;
  readonly bindings: unknown[];
}

/** Where a view comes from. */
export interface ViewOptions {
  readonly template: Template | null;
  readonly context: unknown;
  /** What it lies in; none above the outermost. */
  readonly up: View | null;
  /** Whose template it is a part of; none of a component's own. */
  readonly declaredIn: View | null;
  /** The element that it is the inside of. */
  readonly host: Slot | null;
  /** For what lies directly in it. */
  readonly injector: Injector;
  readonly scheduler: Scheduler;
  readonly viewQuery?: TemplateFn | null;
}

/**
 * What is drawn of one template: nodes, the values that were bound to them last, and the views inside. The views of a
 * component's template are drawn together, as one unit, when a signal changes that one of them has read.
 */
export class View implements DestroyRef {
  readonly template: Template | null;
  context: unknown;
  up: View | null;
  readonly declaredIn: View | null;
  readonly host: Slot | null;
  readonly injector: Injector;
  readonly scheduler: Scheduler;
  readonly viewQuery: TemplateFn | null;
  /** The view of the component whose template this is a part of. */
  readonly unit: View;
  /** The signals that the unit has read. */
  readonly consumer: ReactiveNode | null;
  /** Nodes, by the indexes that the template gives them. */
  readonly slots: (Slot | undefined)[] = [];
  /** Values that the template remembers by index: what it declares by `@let`, and what its references mean. */
  readonly values: unknown[] = [];
  /** Nodes that lie directly in it. */
  readonly roots: Slot[] = [];
  readonly bindings: unknown[] = [];
  readonly results = new Map<number, { readonly args: readonly unknown[]; readonly result: unknown }>();
  readonly containers: Container[] = [];
  readonly components: View[] = [];
  readonly hosts: Host[] = [];
  readonly effects = new Set<ViewEffect>();
  readonly #ends = new Ends();
  /** What was asked for in it, and has its turn after what was asked for further inside. */
  readonly newHooks: HookSequence[] = [];
  /** What goes before those who want to hear of the end: listeners. */
  readonly cleanups: (() => void)[] = [];
  isDirty = true;
  /** Whether something inside is dirty, or one of its effects. */
  isDirtyBelow = false;
  isMade = false;
  destroyed = false;
  #changes: ReturnType<typeof createSignal<number>> | null = null;

  constructor(options: ViewOptions) {
    this.template = options.template;
    this.context = options.context;
    this.up = options.up;
    this.declaredIn = options.declaredIn;
    this.host = options.host;
    this.injector = options.injector;
    this.scheduler = options.scheduler;
    this.viewQuery = options.viewQuery ?? null;
    this.unit = this.declaredIn?.unit ?? this;
    this.consumer = this.unit === this ? consumerOf(this) : null;
  }

  onDestroy(callback: () => void): () => void {
    if (this.destroyed) throw fault('NG0911', ngDevMode && 'The view is gone already.');
    return this.#ends.add(callback);
  }

  /** Tells those who wait for it that the view is gone. */
  tellEnd(): void {
    this.#ends.run();
  }

  /** For queries: read where the nodes of the unit are looked through. */
  followNodes(): void {
    const { unit } = this;
    unit.#changes ??= createSignal(0);
    unit.#changes[0]();
  }

  /** For queries: other nodes have come, or some have gone. */
  nodesChanged(): void {
    this.unit.#changes?.[2]((count) => count + 1);
  }
}

function consumerOf(view: View): ReactiveNode {
  return Object.assign(Object.create(REACTIVE_NODE) as ReactiveNode, {
    consumerIsAlwaysLive: true,
    consumerMarkedDirty: () => markAbove(view),
  });
}

/** Lets the views around look into this one when they are drawn next, and this one into itself. */
export function markInside(view: View): void {
  view.isDirtyBelow = true;
  markAbove(view);
}

/** Lets the views around look into this one when they are drawn next. */
export function markAbove(view: View): void {
  for (let above = view.up; above !== null && !above.isDirtyBelow; above = above.up) above.isDirtyBelow = true;
  view.scheduler.notify('views');
}

/** Has a view drawn again, and all around it. */
export function markDirty(view: View): void {
  for (let each: View | null = view; each !== null; each = each.up) each.isDirty = true;
  markAbove(view);
}

/** Ends a view: first what is inside of it, then what it listens to, then those who want to hear of it, then its effects. */
export function destroyView(view: View): void {
  if (view.destroyed) return;
  view.destroyed = true;
  for (const container of view.containers) container.views.forEach(destroyView);
  view.components.forEach(destroyView);
  const consumer = setActiveConsumer(null);
  try {
    if (view.consumer !== null) consumerDestroy(view.consumer);
    for (const clean of view.cleanups) clean();
    view.tellEnd();
    for (const effect of view.effects) effect.destroy();
  } finally {
    setActiveConsumer(consumer);
  }
}
