import { SchematicsException } from '@angular-devkit/schematics';

/** What `ng add livechat-angular` is told, by its prompts or on the command line. */
export interface NgAddOptions {
  /** The application; the only one of the workspace where none is named. */
  readonly project?: string;
  readonly widgetId?: string;
  readonly serverUrl?: string;
}

/** What is written into the application. */
export interface ChatAddress {
  readonly widgetId: string;
  readonly serverUrl: string;
}

const WIDGET_ID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/**
 * Checks what was typed, so that the application does not fail later for a slip of the pen.
 *
 * @throws SchematicsException saying what to type instead
 */
export function readAddress({ widgetId, serverUrl }: NgAddOptions): ChatAddress {
  return { widgetId: readWidgetId(widgetId?.trim() ?? ''), serverUrl: readServerUrl(serverUrl?.trim() ?? '') };
}

function readWidgetId(text: string): string {
  const id = text.toLowerCase();
  if (WIDGET_ID.test(id)) return id;
  throw new SchematicsException(
    `${text === '' ? 'The widget ID is missing.' : `"${text}" is no widget ID.`} ` +
      'Give --widget-id=<UUID>; `npx livechat-server widget create --title <title>` makes a widget and prints its ID.',
  );
}

function readServerUrl(text: string): string {
  const url = URL.canParse(text) ? new URL(text) : null;
  if (url?.protocol === 'https:' || url?.protocol === 'http:') {
    // A quote is allowed in an address, and would end the string that it is written into.
    return `${url.origin}${url.pathname.replace(/\/+$/, '').replaceAll("'", '%27')}`;
  }
  throw new SchematicsException(
    `${text === '' ? 'The address of the chat server is missing.' : `"${text}" is no address of a server.`} ` +
      'Give --server-url=https://….',
  );
}
