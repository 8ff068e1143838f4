import type { CallArguments } from 'livechat-angular/global';

/** What a call means to the loader; everything else of it waits for the widget. */
export type QueuedCall =
  /** With `asksConsent` nothing may be read that an earlier page has kept. */
  | { readonly kind: 'init'; readonly widgetId: string; readonly asksConsent: boolean }
  | { readonly kind: 'launcher'; readonly isVisible: boolean }
  | { readonly kind: 'window'; readonly isOpen: boolean }
  /** It may wait until the browser is idle. */
  | { readonly kind: 'patient' }
  /** It wants an answer: the widget is fetched at once. */
  | { readonly kind: 'urgent' };

const PATIENT: ReadonlySet<unknown> = new Set([
  'on',
  'off',
  'set_theme',
  'set_language',
  'send_contextual_data',
  'config',
]);

/** Reads a queued call as far as the loader has to understand it. */
export function readQueuedCall(args: CallArguments): QueuedCall {
  const [command, arg] = Array.from(args);
  switch (command) {
    case 'init': {
      const widgetId = typeof arg === 'string' ? arg : widgetIdOf(arg);
      return widgetId === undefined ? { kind: 'urgent' } : { kind: 'init', widgetId, asksConsent: asksConsent(arg) };
    }
    case 'show_launcher':
    case 'hide_launcher':
      return { kind: 'launcher', isVisible: command === 'show_launcher' };
    case 'show':
    case 'hide':
      return { kind: 'window', isOpen: command === 'show' };
    default:
      return { kind: PATIENT.has(command) ? 'patient' : 'urgent' };
  }
}

function widgetIdOf(arg: unknown): string | undefined {
  if (typeof arg !== 'object' || arg === null || !('widgetId' in arg)) return undefined;
  return typeof arg.widgetId === 'string' ? arg.widgetId : undefined;
}

function asksConsent(arg: unknown): boolean {
  return typeof arg === 'object' && arg !== null && 'consent' in arg && arg.consent === 'required';
}
