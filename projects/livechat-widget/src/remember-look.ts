import { loadTexts } from 'livechat-angular';
import type { LiveChat } from 'livechat-core';
import type { Language } from 'livechat-core/protocol';
import { EMPTY, catchError, from, map, switchMap, type Observable } from 'rxjs';
import { forgetLook, readLook, writeLook, type Look } from '../common/look';

type Words = Pick<Look, 'language' | 'openLabel' | 'closeLabel' | 'loadingLabel' | 'failedLabel' | 'retryLabel'>;
type Paint = Omit<Look, keyof Words | 'isVisible'>;

const storage = (): Storage => localStorage;

/**
 * Remembers how the launcher looks whenever the page is left or hidden, for the loader to draw it on
 * the next page; while the page is used it costs nothing.
 *
 * @param host the widget's element
 * @returns a function that ends it
 */
export function rememberLook(document: Document, host: HTMLElement, chat: LiveChat): () => void {
  let words: Partial<Words> = {};
  let widgetId: string | null = null;
  const subscription = chat
    .select((state) => state.language)
    .pipe(switchMap(wordsOf))
    .subscribe((found) => (words = found));
  const remember = (): void => {
    const { state } = chat;
    if (widgetId !== null && state.widgetId !== widgetId) forgetLook(storage, widgetId);
    ({ widgetId } = state);
    if (widgetId === null || state.widget === null) return;
    if (state.consent === 'required') return forgetLook(storage, widgetId);
    // A launcher that is hidden keeps the look that it had.
    const known = readLook(storage, widgetId);
    writeLook(storage, widgetId, { ...known, ...measure(host), ...words, isVisible: state.isLauncherVisible });
  };
  const onHidden = (): void => {
    if (document.visibilityState === 'hidden') remember();
  };
  document.addEventListener('visibilitychange', onHidden);
  const view = document.defaultView;
  view?.addEventListener('pagehide', remember);
  return () => {
    subscription.unsubscribe();
    document.removeEventListener('visibilitychange', onHidden);
    view?.removeEventListener('pagehide', remember);
  };
}

/** How the launcher is painted now; `null` where there is none to see. */
function measure(host: HTMLElement): Paint | null {
  const view = host.ownerDocument.defaultView;
  const launcher = host.shadowRoot?.querySelector<HTMLElement>('.lc-launcher') ?? null;
  const box = launcher?.getBoundingClientRect();
  if (view === null || launcher === null || box === undefined || box.width === 0) return null;
  const [painted, tokens] = [view.getComputedStyle(launcher), view.getComputedStyle(host)];
  const token = (name: string): string => tokens.getPropertyValue(name).trim();
  // From its middle: under the pointer it is a little larger.
  const [x, y] = [box.left + box.width / 2, box.top + box.height / 2];
  const { clientWidth } = host.ownerDocument.documentElement;
  const side = x < clientWidth / 2 ? 'left' : 'right';
  return {
    accent: painted.backgroundColor,
    onAccent: painted.color,
    surface: token('--lc-surface'),
    text: token('--lc-text'),
    raised: token('--lc-surface-raised'),
    line: token('--lc-line'),
    side,
    inline: Math.round((side === 'left' ? x : clientWidth - x) - launcher.offsetWidth / 2),
    block: Math.round(view.innerHeight - y - launcher.offsetHeight / 2),
    size: launcher.offsetWidth,
    launcherRadius: painted.borderRadius,
    windowRadius: token('--lc-radius'),
    icon: [...launcher.querySelectorAll('.lc-launcher__icon--chat path')].map((path) => path.getAttribute('d') ?? ''),
  };
}

/** The words of a language; none where its catalogue cannot be fetched: then the last ones stay. */
function wordsOf(language: Language): Observable<Words> {
  return from(Promise.resolve(loadTexts(language))).pipe(
    map(({ openChat, closeChat, loading, unavailableTitle, retry }) => ({
      language,
      openLabel: openChat,
      closeLabel: closeChat,
      loadingLabel: loading,
      failedLabel: unavailableTitle,
      retryLabel: retry,
    })),
    catchError(() => EMPTY),
  );
}
