import type { Look } from '../common/look';
import { INLINE, PLACEHOLDER_TAG } from '../common/placeholder-tag';
import { PLACEHOLDER_CSS } from './placeholder-css';

/** What people do to a placeholder. */
export interface PlaceholderEvents {
  /** They come near it: with the pointer, a finger or the focus. */
  readonly onIntent: () => void;
  readonly onOpen: () => void;
  readonly onClose: () => void;
  /** They ask once more for what could not be had. */
  readonly onRetry: () => void;
}

/** An empty window, until the widget takes its place. */
export interface EmptyWindow {
  /** Says in the window that the widget is on its way, as at first. */
  wait(): void;
  /** Says in the window that there is no widget, and how to ask for it again. */
  fail(): void;
  remove(): void;
}

/** A launcher and an empty window, until the widget takes their place. */
export interface Placeholder extends EmptyWindow {
  setVisible(isVisible: boolean): void;
  /** Opens the empty window; with the focus where somebody asked for it. */
  open(focus: 'take-focus' | 'leave-focus'): void;
  close(): void;
}

const SVG = 'http://www.w3.org/2000/svg';
const CHEVRON = 'm6 9 6 6 6-6';

/**
 * Draws the placeholder after the body, whose transforms and filters would move what is fixed to the view; `null` where style sheets cannot be constructed:
 * then nothing could be styled under a strict policy, and the widget itself comes soon.
 */
export function drawPlaceholder(document: Document, look: Look, events: PlaceholderEvents): Placeholder | null {
  const drawn = drawRoot(document, look, 'root');
  if (drawn === null) return null;
  const { host, shadow, root } = drawn;
  const launcher = element(document, 'button', {
    class: 'launcher',
    type: 'button',
    'aria-haspopup': 'dialog',
    'aria-expanded': 'false',
    'aria-label': look.openLabel,
  });
  launcher.append(icon(document, 'chat', look.icon), icon(document, 'close', [CHEVRON]));
  root.append(launcher);
  // Its window is not seen yet, and has a task of its own.
  let drawnWindow: PlaceholderWindow | null = null;
  const theWindow = (): PlaceholderWindow => (drawnWindow ??= drawWindow(document, look, events));
  setTimeout(theWindow);

  const isOpen = (): boolean => (drawnWindow?.window.parentNode ?? null) !== null;
  for (const type of ['pointerenter', 'touchstart', 'focus']) {
    launcher.addEventListener(type, events.onIntent, { passive: true });
  }
  // Also what the widget says of itself, once it has taken the place of the window.
  const isExpanded = (): boolean => launcher.getAttribute('aria-expanded') === 'true';
  launcher.addEventListener('click', () => (isExpanded() ? events.onClose() : events.onOpen()));
  root.addEventListener('keydown', (event) => {
    if (event.key === 'Escape' && isOpen()) events.onClose();
  });
  document.documentElement.append(host);

  const show = (expanded: boolean): void => {
    root.classList.toggle('open', expanded);
    launcher.setAttribute('aria-expanded', String(expanded));
    launcher.setAttribute('aria-label', expanded ? look.closeLabel : look.openLabel);
  };
  return {
    setVisible: (isVisible) => {
      // Put into its place again, it would lose the focus.
      if (isVisible === launcher.isConnected) return;
      if (isVisible) root.append(launcher);
      else launcher.remove();
    },
    open: (focus) => {
      if (isOpen()) return;
      const { window } = theWindow();
      root.prepend(window);
      show(true);
      // When it is laid out anyway: in the middle of what else a press begins it would be for the focus alone.
      if (focus === 'take-focus') setTimeout(() => window.focus({ preventScroll: true }));
    },
    close: () => {
      if (!isOpen()) return;
      const hadFocus = shadow.activeElement !== null;
      drawnWindow?.window.remove();
      show(false);
      if (hadFocus) launcher.focus({ preventScroll: true });
    },
    wait: () => theWindow().wait(),
    fail: () => theWindow().fail(),
    remove: () => host.remove(),
  };
}

/** Draws an empty window that fills an element of the page; `null` where style sheets cannot be constructed. */
export function drawInline(
  document: Document,
  look: Look,
  { container, onRetry }: { readonly container: Element; readonly onRetry: () => void },
): EmptyWindow | null {
  const drawn = drawRoot(document, look, 'root inline');
  if (drawn === null) return null;
  const { host, root } = drawn;
  const { window, wait, fail } = drawWindow(document, look, { onClose: () => undefined, onRetry });
  window.setAttribute('role', 'region');
  root.append(window);
  host.setAttribute(INLINE, '');
  Object.assign(host.style, { display: 'block', blockSize: '100%' });
  container.append(host);
  return { wait, fail, remove: () => host.remove() };
}

/** What everything is drawn into. */
interface PlaceholderRoot {
  readonly host: HTMLElement;
  readonly shadow: ShadowRoot;
  readonly root: HTMLElement;
}

function drawRoot(document: Document, look: Look, classes: string): PlaceholderRoot | null {
  const view = document.defaultView;
  if (view === null || !('adoptedStyleSheets' in view.Document.prototype)) return null;
  const host = document.createElement(PLACEHOLDER_TAG);
  const shadow = host.attachShadow({ mode: 'open' });
  shadow.adoptedStyleSheets = [sheetOf(view, look)];
  const root = element(document, 'div', { class: classes, lang: look.language });
  shadow.append(root);
  return { host, shadow, root };
}

/** The window, and what its body shows. */
type PlaceholderWindow = Pick<EmptyWindow, 'wait' | 'fail'> & { readonly window: HTMLElement };
type WindowEvents = Pick<PlaceholderEvents, 'onClose' | 'onRetry'>;

function drawWindow(document: Document, look: Look, events: WindowEvents): PlaceholderWindow {
  const window = element(document, 'div', { class: 'window', role: 'dialog', tabindex: '-1' });
  const minimize = element(document, 'button', { class: 'minimize', type: 'button', 'aria-label': look.closeLabel });
  minimize.append(icon(document, 'close', [CHEVRON]));
  minimize.addEventListener('click', events.onClose);
  const head = element(document, 'div', { class: 'head' });
  head.append(element(document, 'span', { class: 'face' }), element(document, 'span', { class: 'name' }), minimize);
  const rows = element(document, 'div', { class: 'rows' });
  rows.append(...[1, 2, 3].map(() => element(document, 'span', { class: 'row' })));
  const field = element(document, 'div', { class: 'field' });
  window.append(head);

  const show = (label: string, isBusy: boolean, ...body: readonly Element[]): void => {
    window.setAttribute('aria-label', label);
    window.setAttribute('aria-busy', String(isBusy));
    // The button that was pressed goes with what it stood in.
    const hadFocus = window.matches(':focus-within');
    window.replaceChildren(head, ...body);
    if (hadFocus) window.focus({ preventScroll: true });
  };
  const wait = (): void => show(look.loadingLabel, true, rows, field);
  wait();
  return { window, wait, fail: () => show(look.failedLabel, false, drawFailure(document, look, events.onRetry)) };
}

function drawFailure(document: Document, look: Look, onRetry: () => void): HTMLElement {
  const state = element(document, 'div', { class: 'state', role: 'alert', dir: 'auto' });
  const title = element(document, 'h2', {});
  const retry = element(document, 'button', { class: 'retry', type: 'button' });
  title.textContent = look.failedLabel;
  retry.textContent = look.retryLabel;
  retry.addEventListener('click', onRetry);
  state.append(title, retry);
  return state;
}

/** The colours go through the CSSOM: a value that is none is dropped by the browser. */
function sheetOf(view: Window & typeof globalThis, look: Look): CSSStyleSheet {
  const sheet = new view.CSSStyleSheet();
  sheet.replaceSync(`.root {} ${PLACEHOLDER_CSS}`);
  const rule = sheet.cssRules[0];
  if (rule === undefined || !('style' in rule)) return sheet;
  const { style } = rule as CSSStyleRule;
  const inline = `${look.inline}px`;
  const values = {
    accent: look.accent,
    'on-accent': look.onAccent,
    surface: look.surface,
    text: look.text,
    raised: look.raised,
    line: look.line,
    block: `${look.block}px`,
    size: `${look.size}px`,
    'launcher-radius': look.launcherRadius,
    'window-radius': look.windowRadius,
    left: look.side === 'left' ? inline : 'auto',
    right: look.side === 'right' ? inline : 'auto',
  };
  for (const [name, value] of Object.entries(values)) style.setProperty(`--${name}`, value);
  return sheet;
}

function icon(document: Document, name: string, paths: readonly string[]): SVGElement {
  const svg = document.createElementNS(SVG, 'svg');
  svg.setAttribute('viewBox', '0 0 24 24');
  svg.setAttribute('aria-hidden', 'true');
  svg.setAttribute('class', name);
  for (const d of paths) {
    const path = document.createElementNS(SVG, 'path');
    path.setAttribute('d', d);
    svg.append(path);
  }
  return svg;
}

function element(document: Document, tag: string, attributes: Readonly<Record<string, string>>): HTMLElement {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
  return made;
}
