import { call, play } from './fixtures.harness.js';
import { initialState } from './initial-state.js';
import { uniform } from './uniform.js';

describe('uniform', () => {
  const start = initialState({ serverUrl: 'https://chat.example' });

  it('leaves nothing out and adds nothing', () => {
    const { phase, ...rest } = start;
    const turned = uniform({ ...rest, phase });
    expect(turned).toEqual(start);
  });

  it('gives every state that is published the keys in one order', () => {
    const states = [start, play(start, call('show')), play(start, call('hide'), call('set_language', 'de'))];
    expect(states.map((state) => Object.keys(state))).toEqual(states.map(() => Object.keys(start)));
  });
});
