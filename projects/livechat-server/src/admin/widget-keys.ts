import { readKeySet, readKeySetUrl, readPublicKey, readSecret } from '../auth/key-material.js';
import { newId, newSigningKey } from '../auth/secrets.js';
import { checkInput } from '../check-input.js';
import type { SecretKey } from '../sign/signing-key.js';
import type { WidgetKey } from '../store/widget-key.js';
import { keySetSchema, publicKeySchema, secretKeySchema } from './admin-input.js';
import type { NewWidgetKey, WidgetKeyFacts } from './admin.js';

/** A secret key that is made here. */
export function makeSecretKey(): WidgetKey {
  return { id: newId(), algorithm: 'HS256', kind: 'SECRET', material: newSigningKey() };
}

/** @throws LiveChatError `INVALID_ARGUMENT`, `LIMIT_EXCEEDED`, naming what is wrong with the key */
export async function readNewKey(input: NewWidgetKey): Promise<WidgetKey> {
  if ('publicKey' in input) {
    const { id = newId(), algorithm, publicKey } = checkInput(publicKeySchema, input, 'key');
    return { id, algorithm, kind: 'PUBLIC_KEY', material: await readPublicKey(publicKey, algorithm) };
  }
  if ('jwks' in input) {
    const { id = newId(), algorithm, jwks } = checkInput(keySetSchema, input, 'key');
    if (jwks.trimStart().startsWith('{')) {
      return { id, algorithm, kind: 'KEY_SET', material: await readKeySet(jwks, algorithm) };
    }
    return { id, algorithm, kind: 'KEY_SET_URL', material: readKeySetUrl(jwks) };
  }
  const { id = newId(), secret } = checkInput(secretKeySchema, input, 'key');
  return {
    id,
    algorithm: 'HS256',
    kind: 'SECRET',
    material: secret === undefined ? newSigningKey() : readSecret(secret),
  };
}

/** What may be shown of a key. */
export function factsOf({ id, algorithm, kind, material }: WidgetKey): WidgetKeyFacts {
  return { id, algorithm, kind, ...(kind === 'KEY_SET_URL' ? { url: material } : {}) };
}

/** The keys that the site signs with as well. */
export function secretsOf(keys: readonly WidgetKey[]): SecretKey[] {
  return keys.filter(({ kind }) => kind === 'SECRET').map(({ id, material }) => ({ id, key: material }));
}
