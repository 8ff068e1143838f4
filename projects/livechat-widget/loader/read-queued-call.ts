import type { CallArguments } from 'livechat-angular/global';

/** What a call means to the loader; everything else of it waits for the widget. */
export type QueuedCall =
  | (QueuedInit & { readonly kind: 'init' })
  /** The chat lies in the page: there is no launcher to draw, and the page has room for it that is empty. */
  | (QueuedInit & { readonly kind: 'inline'; readonly container: unknown })
  | { readonly kind: 'launcher'; readonly isVisible: boolean }
  | { readonly kind: 'window'; readonly isOpen: boolean }
  /** The page wants no chat any more. */
  | { readonly kind: 'end' }
  /** It may wait until the browser is idle. */
  | { readonly kind: 'patient' }
  /** It wants an answer: the widget is fetched at once. */
  | { readonly kind: 'urgent' };

/** What is known of a chat. */
interface QueuedInit {
  readonly widgetId: string;
  /** Nothing may be read that an earlier page has kept. */
  readonly asksConsent: boolean;
  /** At once: nobody has to agree first, and the server is that of the loader. */
  readonly mayConnect: boolean;
}

const PATIENT: ReadonlySet<unknown> = new Set(['on', 'off', 'set_theme', 'set_language', 'send_contextual_data']);

/** Reads a queued call as far as the loader has to understand it. */
export function readQueuedCall(args: CallArguments): QueuedCall {
  const [command, arg] = Array.from(args);
  switch (command) {
    case 'init': {
      const widgetId = typeof arg === 'string' ? arg : fieldOf(arg, 'widgetId');
      if (typeof widgetId !== 'string') return { kind: 'urgent' };
      // Whatever it says: another word than `required` is refused, and until then nobody has agreed.
      const asksConsent = fieldOf(arg, 'consent') !== undefined;
      const mayConnect = !asksConsent && fieldOf(arg, 'serverUrl') === undefined;
      const container = fieldOf(arg, 'container');
      const init = { widgetId, asksConsent, mayConnect };
      return container === undefined ? { kind: 'init', ...init } : { kind: 'inline', container, ...init };
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

function fieldOf(arg: unknown, field: 'widgetId' | 'container' | 'consent' | 'serverUrl'): unknown {
  return typeof arg === 'object' && arg !== null ? (arg as Readonly<Record<typeof field, unknown>>)[field] : undefined;
}
