import { explainFailure } from './explain-failure.js';

const failure = (properties: object): Error => Object.assign(new Error('it broke'), properties);

describe('why the demo cannot start', () => {
  it.each([
    ['a taken port', failure({ code: 'EADDRINUSE', port: 4300 }), 'Port 4300 is taken'],
    ['a foreign address', failure({ code: 'EADDRNOTAVAIL' }), 'HOST is not set'],
    ['a directory without permission', failure({ code: 'EACCES' }), 'DATA_DIR'],
    ['a missing build', failure({ code: 'ENOENT' }), 'npm run build'],
    ['an error of the chat', failure({ code: 'INVALID_ARGUMENT', remedy: 'Set PORT.' }), 'it broke Set PORT.'],
    ['anything else', 'a text', 'a text'],
  ])('explains %s in one paragraph without a stack', (_case, error, expected) => {
    const explanation = explainFailure(error, {});

    expect(explanation).toContain(expected);
    expect(explanation).not.toMatch(/\n|\bat /);
  });
});
