import type { CallArguments } from 'livechat-angular/global';

/** What a call means to the loader; everything else of it waits for the widget. */
export type QueuedCall =
  /** With `asksConsent` nothing may be read that an earlier page has kept. */
  | { readonly kind: 'init'; readonly widgetId: string; readonly asksConsent: boolean }
  /** The chat lies in the page: there is no launcher to draw, and the page has room for it that is empty. */
  | { readonly kind: 'inline'; readonly container: unknown; readonly widgetId: string; readonly asksConsent: boolean }
  | { readonly kind: 'launcher'; readonly isVisible: boolean }
  | { readonly kind: 'window'; readonly isOpen: boolean }
  /** The page wants no chat any more. */
  | { readonly kind: 'end' }
  /** It may wait until the browser is idle. */
  | { readonly kind: 'patient' }
  /** It wants an answer: the widget is fetched at once. */
  | { readonly kind: 'urgent' };

const PATIENT: ReadonlySet<unknown> = new Set(['on', 'off', 'set_theme', 'set_language', 'send_contextual_data']);

/** Reads a queued call as far as the loader has to understand it. */
export function readQueuedCall(args: CallArguments): QueuedCall {
  const [command, arg] = Array.from(args);
  switch (command) {
    case 'init': {
      const widgetId = typeof arg === 'string' ? arg : fieldOf(arg, 'widgetId');
      if (typeof widgetId !== 'string') return { kind: 'urgent' };
      const asksConsent = fieldOf(arg, 'consent') === 'required';
      const container = fieldOf(arg, 'container');
      if (container !== undefined) return { kind: 'inline', container, widgetId, asksConsent };
      return { kind: 'init', widgetId, asksConsent };
    }
    case 'show_launcher':
    case 'hide_launcher':
      return { kind: 'launcher', isVisible: command === 'show_launcher' };
    case 'show':
    case 'hide':
      return { kind: 'window', isOpen: command === 'show' };
    case 'destroy':
      return { kind: 'end' };
    default:
      return { kind: PATIENT.has(command) ? 'patient' : 'urgent' };
  }
}

function fieldOf(arg: unknown, field: 'widgetId' | 'container' | 'consent'): unknown {
  return typeof arg === 'object' && arg !== null ? (arg as Readonly<Record<typeof field, unknown>>)[field] : undefined;
}
