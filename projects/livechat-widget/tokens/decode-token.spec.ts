import * as jose from 'jose';
import * as own from './decode-token';

const base64url = (text: string | Uint8Array): string => Buffer.from(text).toString('base64url');
const tokenOf = (claims: string | Uint8Array, header = '{"alg":"HS256"}'): string =>
  `${base64url(header)}.${base64url(claims)}.c2ln`;

const TOKENS: Readonly<Record<string, string>> = {
  'a token': tokenOf('{"sub":"jane@example.com","iat":1}'),
  'letters of every script': tokenOf('{"name":"Žofie 中文 🙂 ÿþ~?"}'),
  'no token': 'jane',
  nothing: '',
  'two parts': 'e30.e30',
  'five parts': 'e30.e30.e30.e30.e30',
  'no claims': 'e30..c2ln',
  'no header': '.e30.c2ln',
  'no JSON': tokenOf('{', '{'),
  'a list': tokenOf('[]', '[]'),
  null: tokenOf('null', 'null'),
  'a text': tokenOf('"x"', '"x"'),
  'bytes that are no text': tokenOf(Uint8Array.of(0x7b, 0x22, 0xff, 0x22, 0x3a, 0x31, 0x7d)),
  'a mark of the order of bytes': tokenOf('\uFEFF{}', '\uFEFF{}'),
  'signs that do not belong there': '{}.{}.{}',
  'a length that cannot be': 'e30AA.e30AA.e30AA',
};

function resultOf<T>(decode: () => T): T | 'refused' {
  try {
    return decode();
  } catch {
    return 'refused';
  }
}

describe('tokens, decoded as by jose', () => {
  it.each(Object.entries(TOKENS))('%s', (_name, token) => {
    expect(resultOf(() => own.decodeJwt(token))).toEqual(resultOf(() => jose.decodeJwt(token)));
    const decoded = resultOf((): readonly unknown[] => [own.decodeProtectedHeader(token), own.decodeJwt(token)]);
    expect(decoded).toEqual(
      resultOf((): readonly unknown[] => [jose.decodeProtectedHeader(token), jose.decodeJwt(token)]),
    );
  });
});
