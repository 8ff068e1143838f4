/** The name under which something is kept for a widget, as the chat itself names what it keeps. */
export function storageKey(widgetId: string, kind: 'look' | 'session' | 'credentials'): string {
  return `livechat:${widgetId.toLowerCase()}:${kind}`;
}
