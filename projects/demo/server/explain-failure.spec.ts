import { explainFailure } from './explain-failure.js';

const failure = (properties: object): Error => Object.assign(new Error('it broke'), properties);

describe('why the demo cannot start', () => {
  it.each([
    ['an error of the server', failure({ code: 'UNAVAILABLE', remedy: 'Set PORT.' }), 'it broke Set PORT.'],
    ['a missing build', failure({ code: 'ENOENT' }), 'npm run build'],
    ['a build that misses a program', failure({ code: 'ERR_MODULE_NOT_FOUND' }), 'npm run build'],
    ['a folder without permission', failure({ code: 'EACCES' }), 'DATA_DIR'],
    ['another error', failure({ code: 'EMFILE' }), 'it broke'],
    ['anything else', 'a text', 'a text'],
  ])('explains %s in one paragraph without a stack', (_case, error, expected) => {
    const explanation = explainFailure(error);

    expect(explanation).toContain(expected);
    expect(explanation).not.toMatch(/\n|\bat /);
  });
});
