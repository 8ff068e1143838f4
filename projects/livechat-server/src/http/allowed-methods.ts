import type { GuardedRoute } from './guard.js';
import { StatusError } from './status-error.js';

/**
 * The methods that a path has, in alphabetical order; none where the server has no such path.
 *
 * @param url with or without a query
 */
export function allowedMethods(routes: readonly GuardedRoute[], url: string): readonly string[] {
  const segments = segmentsOf(url);
  const methods = routes.filter((route) => matches(segmentsOf(route.url), segments)).map(({ method }) => method);
  return [...new Set(methods)].sort();
}

/** The refusal of a method that a path does not have. */
export function methodNotAllowed(method: string, allowed: readonly string[]): StatusError {
  return new StatusError(405, {
    code: 'NOT_FOUND',
    message: `The path does not take ${method}.`,
    remedy: `Use ${allowed.join(', ')}.`,
  });
}

function segmentsOf(url: string): readonly string[] {
  return (url.split('?', 1)[0] ?? '').split('/');
}

function matches(pattern: readonly string[], segments: readonly string[]): boolean {
  return (
    pattern.length === segments.length &&
    pattern.every((part, index) => (part.startsWith(':') ? segments[index] !== '' : part === segments[index]))
  );
}
