import { exportJWK, exportSPKI, generateKeyPair, type CryptoKey, type JWK } from 'jose';
import { randomBytes } from 'node:crypto';
import type { TokenAlgorithm, WidgetKey } from '../store/widget-key.js';

/** A site's pair of keys, as both sides hold it. */
export interface TestPair {
  readonly algorithm: Exclude<TokenAlgorithm, 'HS256'>;
  readonly privateKey: CryptoKey;
  readonly pem: string;
  readonly jwk: JWK;
  /** What the widget has. */
  readonly key: WidgetKey;
}

/** Makes a pair for an algorithm. */
export async function makePair(algorithm: TestPair['algorithm']): Promise<TestPair> {
  const { privateKey, publicKey } = await generateKeyPair(algorithm, { extractable: true });
  const jwk = await exportJWK(publicKey);
  const key: WidgetKey = { id: `key-${algorithm}`, algorithm, kind: 'PUBLIC_KEY', material: JSON.stringify(jwk) };
  return { algorithm, privateKey, pem: await exportSPKI(publicKey), jwk, key };
}

/** A secret of a widget. */
export function makeSecret(id = 'key-secret'): WidgetKey {
  return { id, algorithm: 'HS256', kind: 'SECRET', material: randomBytes(32).toString('base64') };
}
