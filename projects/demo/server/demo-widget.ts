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
    ocean: {
      styles: {
        '--lc-accent': '#0a66c2',
        '--lc-radius': '10px',
        '--lc-radius-bubble': '8px',
        '--lc-radius-control': '8px',
        '--lc-launcher-radius': '14px',
        '--lc-launcher-icon': 'messages',
      },
    },
    berry: {
      styles: {
        '--lc-scheme': 'dark',
        '--lc-accent': '#f06aa8',
        '--lc-surface': '#1d1420',
        '--lc-surface-raised': '#2e2233',
        '--lc-field': '#251a29',
        '--lc-line': '#3a2b40',
        '--lc-launcher-icon': 'smile',
      },
    },
    paper: {
      styles: {
        '--lc-scheme': 'light',
        '--lc-accent': '#1b1d21',
        '--lc-font': "Georgia, 'Iowan Old Style', 'Noto Serif', serif",
        '--lc-font-size': '16px',
        '--lc-radius': '4px',
        '--lc-radius-bubble': '4px',
        '--lc-radius-control': '4px',
        '--lc-launcher-radius': '4px',
        '--lc-launcher-icon': 'help',
      },
    },
  },
  origins: [],
};

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
