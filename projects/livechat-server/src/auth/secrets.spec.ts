import { newId, newToken } from './secrets.js';

describe('ids and tokens', () => {
  it('have the form that the protocol asks for, and ids can be passed on a command line', () => {
    for (let round = 0; round < 2_000; round += 1) expect(newId()).toMatch(/^[A-Za-z0-9_][A-Za-z0-9_-]{21}$/);
    expect(newToken()).toMatch(/^[A-Za-z0-9_-]{43}$/);
  });
});
