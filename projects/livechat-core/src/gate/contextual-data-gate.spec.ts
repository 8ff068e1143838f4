import { TestScheduler } from 'rxjs/testing';
import type { HeldContext } from '../state/widget-state.js';
import { contextualDataGate, type ContextRelease, type Opening } from './contextual-data-gate.js';

const held = (requestId: string, strategy: HeldContext['strategy'] = 'ACTIVE'): HeldContext => ({
  requestId,
  strategy,
  data: { [requestId]: 1 },
  commandIds: [requestId],
});

/** What the state holds, by letter. */
const HELD: Record<string, readonly HeldContext[]> = {
  '0': [],
  a: [held('a')],
  b: [held('a'), held('b', 'ALL')],
  c: [held('b', 'ALL')],
};

const created: Opening = () => ({ threadId: 'new' });
const activated: Opening = (strategy) => (strategy === 'ACTIVE' ? { threadId: 'shown' } : null);
const listShown: Opening = (strategy) => (strategy === 'ALL' ? { all: true } : null);
const OPENINGS: Record<string, Opening> = { C: created, A: activated, L: listShown };

const RELEASES: Record<string, ContextRelease> = {
  a: { requestId: 'a', target: { threadId: 'new' } },
  b: { requestId: 'b', target: { threadId: 'new' } },
  s: { requestId: 'a', target: { threadId: 'shown' } },
  l: { requestId: 'b', target: { all: true } },
};

describe('contextualDataGate', () => {
  function expectGate(marbles: { held: string; openings: string; expected: string; unsubscribe?: string }): void {
    const scheduler = new TestScheduler((actual, expected) => {
      expect(actual).toEqual(expected);
    });
    scheduler.run(({ hot, cold, expectObservable, expectSubscriptions }) => {
      const held$ = hot(marbles.held, HELD);
      const openings$ = cold(marbles.openings, OPENINGS);
      const gated$ = held$.pipe(contextualDataGate(openings$));
      expectObservable(gated$, marbles.unsubscribe).toBe(marbles.expected, RELEASES);
      if (marbles.unsubscribe !== undefined) expectSubscriptions(openings$.subscriptions).toBe(marbles.unsubscribe);
    });
  }

  it('holds data until a conversation is created', () => {
    expectGate({ held: '0-a------', openings: '------C--', expected: '------a--' });
  });

  it('lets several runs through in call order, whatever their strategy, for a created conversation', () => {
    expectGate({ held: '0-a-b----', openings: '------C--', expected: '------(ab)' });
  });

  it('lets nothing through when nothing is held, as after logout or a message that carried it', () => {
    expectGate({ held: 'a--0-----', openings: '------C--', expected: '---------' });
  });

  it('lets through what the strategy allows when another conversation becomes active', () => {
    expectGate({ held: '0-b------', openings: '-----A---', expected: '-----s---' });
    expectGate({ held: '0-b------', openings: '-----L---', expected: '-----l---' });
  });

  it('holds what came after an opening for the next one', () => {
    expectGate({ held: '0----a---', openings: '--C----C-', expected: '-------a-' });
  });

  it('follows the active conversation that changes between queue and release', () => {
    expectGate({ held: 'b---c----', openings: '--A---C--', expected: '--s---b--' });
  });

  it('keeps holding through a creation that fails: only a confirmation opens it', () => {
    expectGate({ held: 'a--0--a----', openings: '---------C-', expected: '---------a-' });
  });

  it('ends with its openings and leaves them when it is unsubscribed', () => {
    expectGate({ held: 'a--------', openings: '--C--C---', expected: '--a-', unsubscribe: '^--!' });
  });
});
