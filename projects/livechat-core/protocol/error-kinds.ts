import type { ErrorBody } from './errors.js';

const FATAL: ReadonlySet<ErrorBody['code']> = new Set([
  'WIDGET_NOT_FOUND',
  'ORIGIN_NOT_ALLOWED',
  'PROTOCOL_UNSUPPORTED',
]);

const TRANSIENT: ReadonlySet<ErrorBody['code']> = new Set(['RATE_LIMITED', 'UNAVAILABLE', 'INTERNAL_ERROR']);

/** Whether the server will not serve this widget on this page, however often it is asked. */
export function isFatal(error: ErrorBody): boolean {
  return FATAL.has(error.code);
}

/** Whether the same request may succeed a little later; its sender repeats it by itself. */
export function isTransient(error: ErrorBody): boolean {
  return TRANSIENT.has(error.code);
}
