/** Where a broker is, in the words of its client. */
export interface BrokerAddress {
  readonly servers: string[];
  readonly user?: string;
  readonly pass?: string;
  readonly token?: string;
  readonly tls?: Record<string, never>;
}

const SCHEME = /^(nats|tls):\/\//;

/** Whether a text is one or several addresses, separated by commas. */
export function isBrokerAddress(text: string): boolean {
  return text
    .split(',')
    .every((part) => SCHEME.test(part.trim()) && URL.canParse(part.trim()) && new URL(part.trim()).host !== '');
}

/**
 * Reads `nats://user:password@host:4222,nats://other:4222`. Credentials stand in the first one and are
 * for all; `tls://` demands encryption.
 */
export function readBrokerAddress(text: string): BrokerAddress {
  const urls = text.split(',').map((part) => new URL(part.trim()));
  const [first] = urls;
  const user = decodeURIComponent(first?.username ?? '');
  const password = decodeURIComponent(first?.password ?? '');
  return {
    servers: urls.map(({ host }) => host),
    ...(urls.some(({ protocol }) => protocol === 'tls:') ? { tls: {} } : {}),
    ...credentials(user, password),
  };
}

function credentials(user: string, password: string): Pick<BrokerAddress, 'user' | 'pass' | 'token'> {
  if (user === '') return {};
  return password === '' ? { token: user } : { user, pass: password };
}
