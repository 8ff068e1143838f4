import { createSelector } from './create-selector.js';
import { initialState } from './initial-state.js';
import { reduce } from './reduce.js';
import type { WidgetState } from './widget-state.js';

const start = initialState({ serverUrl: '' });
const typed = (state: WidgetState, text: string): WidgetState => reduce(state, { type: 'draft-changed', text });

describe('createSelector', () => {
  it('computes when an input is another value, and only then', () => {
    const project = jest.fn((threads: WidgetState['threads'], isOpen: boolean) => [Object.keys(threads), isOpen]);
    const select = createSelector(
      [({ threads }: WidgetState) => threads, ({ isOpen }: WidgetState) => isOpen],
      project,
    );
    const first = select(start);
    let state = start;
    for (let count = 0; count < 1_000; count += 1) {
      state = typed(state, `draft ${String(count)}`);
      expect(select(state)).toBe(first);
    }
    expect(project).toHaveBeenCalledTimes(1);
    expect(select({ ...state, isOpen: true })).toEqual([[], true]);
    expect(project).toHaveBeenCalledTimes(2);
  });

  it('serves two chats in turn without computing anew', () => {
    const project = jest.fn((drafts: WidgetState['drafts']) => Object.values(drafts));
    const select = createSelector([({ drafts }: WidgetState) => drafts], project);
    const one = typed(start, 'one');
    const other = typed(initialState({ serverUrl: '' }), 'other');
    for (let turn = 0; turn < 10; turn += 1) {
      expect(select(one)).toEqual(['one']);
      expect(select(other)).toEqual(['other']);
    }
    expect(project).toHaveBeenCalledTimes(2);
  });
});
