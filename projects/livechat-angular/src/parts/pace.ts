import { InjectionToken, signal, type Provider, type WritableSignal } from '@angular/core';

/** What is drawn in a task of its own where the chat is drawn in steps. */
export type PacedPart = 'window' | 'launcher' | 'header' | 'body' | 'composer' | 'list' | 'focus';

/**
 * Says whether a part may be drawn by now. Whoever asks in a template, or in a computed value, hears when it may;
 * parts have their turns in the order in which they were asked for.
 */
export type Pace = (part: PacedPart) => boolean;

/** How fast the chat is drawn: all at once, where nothing else is provided. */
export const PACE = new InjectionToken<Pace>('pace of the chat', { providedIn: 'root', factory: () => () => true });

/**
 * Draws the chat in steps: launcher, window, header, body, composer and messages each have a task of their own when they are
 * drawn for the first time, and the focus is moved in one, for which the browser lays out the page: so a page on a slow
 * device answers its visitor in between. After that each is drawn at once: what takes its time is code that has never run.
 * For the application whose injector `mountLiveChat()` is given.
 *
 * @example
 * ```ts
 * const app = await createApplication({ providers: [provideDrawingInSteps()] });
 * ```
 */
export function provideDrawingInSteps(): Provider {
  return { provide: PACE, useFactory: () => inSteps((next) => setTimeout(next)) };
}

/** @param later runs something in a task of its own */
export function inSteps(later: (next: () => void) => unknown): Pace {
  const turns = new Map<PacedPart, WritableSignal<boolean>>();
  const waiting: WritableSignal<boolean>[] = [];
  const next = (): void => {
    waiting.shift()?.set(true);
    // Angular has a task of its own for what follows from that, which it has asked for by now: this one comes after it.
    if (waiting.length > 0) later(next);
  };
  const begin = (part: PacedPart): WritableSignal<boolean> => {
    const turn = signal(false);
    turns.set(part, turn);
    if (waiting.push(turn) === 1) later(next);
    return turn;
  };
  return (part) => (turns.get(part) ?? begin(part))();
}
