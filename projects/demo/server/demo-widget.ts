import type { SecretKey } from 'livechat-server/sign';

/** The widget of all demo pages. */
export const DEMO_WIDGET = {
  id: '85ea1938-f457-496d-8532-8fa489beea63',
  title: 'Saltmarsh Pottery',
  multiThread: true,
  themes: {
    default: { styles: {} },
    dark: { styles: { '--lc-scheme': 'dark' } },
    clay: {
      styles: {
        '--lc-scheme': 'light',
        '--lc-accent': '#a64f28',
        '--lc-surface': '#fffdf9',
        '--lc-surface-raised': '#f3ebe0',
        '--lc-line': '#e8dfd1',
      },
    },
  },
  origins: [],
} as const;

/** What the demo asks of the server's widgets. */
export interface WidgetDirectory {
  listWidgets(): Promise<readonly { readonly id: string }[]>;
  getWidget(id: string): Promise<{ readonly secretKeys: readonly SecretKey[] }>;
  createWidget(widget: typeof DEMO_WIDGET): Promise<{ readonly secretKey: SecretKey }>;
}

/**
 * Makes sure that there is the widget of the demo. One that exists stays as it is, because its owner
 * may have changed it.
 *
 * @returns the key that signs the tokens of its customers
 * @throws Error where the widget has no key
 */
export async function ensureDemoWidget(widgets: WidgetDirectory): Promise<SecretKey> {
  const exists = (await widgets.listWidgets()).some(({ id }) => id === DEMO_WIDGET.id);
  if (!exists) return (await widgets.createWidget(DEMO_WIDGET)).secretKey;
  const [newest] = (await widgets.getWidget(DEMO_WIDGET.id)).secretKeys;
  if (newest === undefined)
    throw new Error(`The widget ${DEMO_WIDGET.id} has no secret key. Start with another DATA_DIR.`);
  return newest;
}
