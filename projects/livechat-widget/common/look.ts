import { storageKey } from './storage-key';

/** What a launcher looks like before the widget is there to say it: as it did when it was last seen. */
export interface Look {
  readonly accent: string;
  readonly onAccent: string;
  readonly surface: string;
  readonly text: string;
  readonly raised: string;
  readonly line: string;
  /** The corner of the page, and the distances from its edges in CSS pixels. */
  readonly side: 'left' | 'right';
  readonly inline: number;
  readonly block: number;
  /** Of the launcher, in CSS pixels. */
  readonly size: number;
  /** Corners of the launcher and of the window. */
  readonly launcherRadius: string;
  readonly windowRadius: string;
  /** The `d` of each path of the icon. */
  readonly icon: readonly string[];
  readonly isVisible: boolean;
  readonly language: string;
  readonly openLabel: string;
  readonly closeLabel: string;
  readonly loadingLabel: string;
  /** What the window says where the widget cannot be had, and the button to ask for it again. */
  readonly failedLabel: string;
  readonly retryLabel: string;
}

/** The widget's own defaults, for a first visit. */
const FIRST_LOOK = {
  accent: '#0f6b5c',
  onAccent: '#ffffff',
  surface: '#ffffff',
  text: '#1b1d21',
  raised: '#f3f2ef',
  line: '#e9e7e3',
  inline: 20,
  block: 20,
  size: 56,
  launcherRadius: '50%',
  windowRadius: '16px',
  language: 'en-US',
  openLabel: 'Open chat',
  closeLabel: 'Close chat',
  loadingLabel: 'Loading',
  failedLabel: 'The chat is not available',
  retryLabel: 'Try again',
};
const CHAT_ICON =
  'M2.992 16.342a2 2 0 0 1 .094 1.167l-1.065 3.29a1 1 0 0 0 1.236 1.168l3.413-.998a2 2 0 0 1 1.099.092 10 10 0 1 0-4.777-4.719';

const COLOUR = /^(?!.*url)[#\w][\w#%.,/ ()-]{0,60}$/i;
const LENGTH = /^[\d.]{1,8}(px|%)$/;
const LABEL = /^[^\p{Cc}]{1,80}$/u;
const PATH = /^[\w\s.,+-]{1,2000}$/;

/**
 * The look that was remembered for a widget. Anybody on the page can write to its storage, so that
 * each part is checked and replaced by its default where it is none.
 */
export function readLook(storage: () => Storage, widgetId: string): Look {
  const kept = read(storage, storageKey(widgetId, 'look'));
  const text = (name: keyof typeof FIRST_LOOK, form: RegExp): string => {
    const value = kept[name];
    return typeof value === 'string' && form.test(value) ? value : String(FIRST_LOOK[name]);
  };
  const distance = (name: 'inline' | 'block' | 'size'): number => {
    const value = kept[name];
    return typeof value === 'number' && value >= 0 && value <= 2000 ? value : FIRST_LOOK[name];
  };
  const icon = Array.isArray(kept['icon']) ? kept['icon'].filter(isPath).slice(0, 8) : [];
  return {
    accent: text('accent', COLOUR),
    onAccent: text('onAccent', COLOUR),
    surface: text('surface', COLOUR),
    text: text('text', COLOUR),
    raised: text('raised', COLOUR),
    line: text('line', COLOUR),
    side: kept['side'] === 'left' ? 'left' : 'right',
    inline: distance('inline'),
    block: distance('block'),
    size: distance('size'),
    launcherRadius: text('launcherRadius', LENGTH),
    windowRadius: text('windowRadius', LENGTH),
    icon: icon.length > 0 ? icon : [CHAT_ICON],
    isVisible: kept['isVisible'] !== false,
    language: text('language', LABEL),
    openLabel: text('openLabel', LABEL),
    closeLabel: text('closeLabel', LABEL),
    loadingLabel: text('loadingLabel', LABEL),
    failedLabel: text('failedLabel', LABEL),
    retryLabel: text('retryLabel', LABEL),
  };
}

/** Remembers a look for the next page; where the storage is blocked or full, nothing is remembered. */
export function writeLook(storage: () => Storage, widgetId: string, look: Look): void {
  attempt(() => storage().setItem(storageKey(widgetId, 'look'), JSON.stringify(look)));
}

/** Forgets the look of a widget. */
export function forgetLook(storage: () => Storage, widgetId: string): void {
  attempt(() => storage().removeItem(storageKey(widgetId, 'look')));
}

/** Whether an earlier page of this tab was left with the window open. */
export function wasOpen(storage: () => Storage, widgetId: string): boolean {
  return read(storage, storageKey(widgetId, 'session'))['isOpen'] === true;
}

function read(storage: () => Storage, key: string): Readonly<Record<string, unknown>> {
  const value: unknown = attempt(() => JSON.parse(storage().getItem(key) ?? 'null') as unknown);
  return typeof value === 'object' && value !== null ? (value as Readonly<Record<string, unknown>>) : {};
}

function isPath(value: unknown): value is string {
  return typeof value === 'string' && PATH.test(value);
}

/** Storages throw where they are blocked, full or absent. */
function attempt<T>(action: () => T): T | undefined {
  try {
    return action();
  } catch {
    return undefined;
  }
}
