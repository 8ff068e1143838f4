import { LIMITS, LiveChatError } from '../../protocol/index.js';
import { WIDGET_ID } from '../state/fixtures.harness.js';
import { tokenOf } from './command.harness.js';
import { readJwt } from './read-jwt.js';

const claims = { jti: 'token-1', sub: 'ada@example.com', stp: 'email', iss: WIDGET_ID, iat: 1 };

function refusalOf(jwt: string, widgetId: string | null = WIDGET_ID): LiveChatError | null {
  try {
    readJwt(jwt, widgetId);
    return null;
  } catch (error) {
    if (error instanceof LiveChatError) return error;
    throw error;
  }
}

describe('readJwt', () => {
  it.each(['email', 'msisdn', 'externalPersonId'])('accepts a token about a subject by %s', (stp) => {
    expect(refusalOf(tokenOf({ ...claims, stp }))).toBeNull();
  });

  it('accepts a token for any widget while none is known, and one that names it in capitals', () => {
    expect(refusalOf(tokenOf({ ...claims, iss: 'another' }), null)).toBeNull();
    expect(refusalOf(tokenOf({ ...claims, iss: WIDGET_ID.toUpperCase() }))).toBeNull();
  });

  it('accepts claims in any script', () => {
    expect(refusalOf(tokenOf({ ...claims, sub: 'zoë@пример.example', name: '愛子 😀 ÿ?>' }))).toBeNull();
  });

  it('G15: does not look at the clock', () => {
    expect(refusalOf(tokenOf({ ...claims, iat: 4_000_000_000, exp: 1 }))).toBeNull();
  });

  it.each(['jti', 'sub', 'stp', 'iss', 'iat'])('names the claim %s where it is missing', (claim) => {
    expect(refusalOf(tokenOf({ ...claims, [claim]: undefined }))).toMatchObject({
      code: 'TOKEN_INVALID',
      field: claim,
      message: `The token has no claim ${claim}.`,
      remedy: expect.stringContaining(claim) as unknown,
    });
  });

  it.each<[string, string, string]>([
    ['another kind of subject', tokenOf({ ...claims, stp: 'username' }), 'stp'],
    ['a kind of subject that is no text', tokenOf({ ...claims, stp: 1 }), 'stp'],
    ['the ID of another widget', tokenOf({ ...claims, iss: 'another' }), 'iss'],
    ['a widget that is no text', tokenOf({ ...claims, iss: 5 }), 'iss'],
    ['an id that is no text', tokenOf({ ...claims, jti: 5 }), 'jti'],
    ['an id over the limit', tokenOf({ ...claims, jti: 'x'.repeat(LIMITS.claimLength + 1) }), 'jti'],
    ['no signature', tokenOf(claims, { alg: 'none' }), 'alg'],
    ['no signature, whatever the case', tokenOf(claims, { alg: 'NoNe' }), 'alg'],
    ['no algorithm', tokenOf(claims, {}), 'alg'],
    ['an algorithm that is no text', tokenOf(claims, { alg: 7 }), 'alg'],
    ['a payload that is no JSON', 'eyJhbGciOiJIUzI1NiJ9.AAAA.c2ln', 'arg'],
    ['a header that is no JSON', `AAAA.${tokenOf(claims).split('.')[1] ?? ''}.c2ln`, 'arg'],
    ['a payload that is no object', 'eyJhbGciOiJIUzI1NiJ9.W10.c2ln', 'arg'],
    ['a payload that is nothing', 'eyJhbGciOiJIUzI1NiJ9.bnVsbA.c2ln', 'arg'],
    ['two parts', 'eyJhbGciOiJIUzI1NiJ9.e30', 'arg'],
    ['four parts', 'eyJhbGciOiJIUzI1NiJ9.e30.c2ln.c2ln', 'arg'],
    ['a text', 'token', 'arg'],
  ])('refuses %s', (_, jwt, field) => {
    const refusal = refusalOf(jwt);
    expect(refusal).toMatchObject({ code: 'TOKEN_INVALID', field });
    expect(refusal?.message).not.toBe('');
    expect(refusal?.remedy).not.toBe('');
  });

  it('G20: accepts an id of exactly the limit', () => {
    expect(refusalOf(tokenOf({ ...claims, jti: 'x'.repeat(LIMITS.claimLength) }))).toBeNull();
  });

  it('keeps the cause of what it cannot read', () => {
    expect(refusalOf('AAAA.AAAA.AAAA')?.cause).toBeInstanceOf(Error);
  });
});
