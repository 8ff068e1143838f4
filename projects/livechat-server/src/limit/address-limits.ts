/** What each network address may ask of one server process. An IPv6 network of 64 bits counts as one. */
export interface AddressLimits {
  /** Sockets that are open at the same time; a quarter of them may not have said `hello` yet. */
  readonly sockets: number;
  /** New visitors, and logins, in a minute. */
  readonly visitorsPerMinute: number;
  /** Requests to the APIs in a second; ten times as many at once. */
  readonly requestsPerSecond: number;
}

/** An office or a mobile network may share one address. */
export const ADDRESS_LIMITS: AddressLimits = { sockets: 4_000, visitorsPerMinute: 600, requestsPerSecond: 100 };
