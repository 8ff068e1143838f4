/** The frame of every part: a page's inherited styles end at the host, and again at the root inside. */
export const BASE_CSS = `
:host { all: initial; display: block; }
/* What a page does to everything must not move what floats above it, or draw it under something. Hiding it is the page's right. */
:host([data-floating]) {
  /* Without a box of its own it takes no place, and no gap, where the page lays out its parts in rows. */
  display: contents; position: static !important; z-index: auto !important; isolation: auto !important; mix-blend-mode: normal !important; opacity: 1 !important;
  transform: none !important; translate: none !important; rotate: none !important; scale: none !important; perspective: none !important;
  filter: none !important; backdrop-filter: none !important; clip-path: none !important; mask: none !important; zoom: 1 !important;
  contain: none !important; container-type: normal !important; content-visibility: visible !important; will-change: auto !important;
}
:host([hidden]) { display: none; }

.lc-root {
  all: initial; color-scheme: inherit;
  position: fixed; z-index: var(--lc-z-index); inset-block-end: 0; inset-inline-end: 0;
  font: 400 var(--lc-font-size)/calc(22 / 15) var(--lc-font);
  color: var(--lc-text); text-align: start; -webkit-text-size-adjust: 100%; text-size-adjust: 100%;
}
.lc-root *, .lc-root *::before, .lc-root *::after { box-sizing: border-box; }
.lc-root[dir='rtl'] .lc-icon--directional { transform: scaleX(-1); }

/* The frames of components take no part in the layout. */
lc-avatar, lc-chosen-files, lc-composer, lc-consent-question, lc-faces, lc-connection-banner, lc-header, lc-icon, lc-inline-text, lc-launcher, lc-launcher-preview, lc-lazy,
lc-loading, lc-message-bubble, lc-message-list, lc-message-text, lc-message-words, lc-note-line, lc-notify-question, lc-quick-replies, lc-resize-handle, lc-thread-item, lc-typing-line, lc-thread-list, lc-unavailable, lc-window { display: contents; }

/* A part that stands alone, in the page or in a shadow root of the application. */
.lc-part.lc-root { position: relative; inset: auto; z-index: auto; display: flex; flex-direction: column; min-block-size: 0; min-inline-size: 0; background: var(--lc-surface); }
lc-message-list.lc-part, lc-thread-list.lc-part { flex: 1; }
lc-launcher.lc-part.lc-root { display: inline-flex; background: none; }
.lc-part .lc-launcher { position: relative; inset: auto; }

:where(.lc-root button, .lc-root textarea, .lc-root input, .lc-root select) { font: inherit; color: inherit; letter-spacing: inherit; margin: 0; }
:where(.lc-root button) {
  appearance: none; border: 0; padding: 0; background: none; cursor: pointer; touch-action: manipulation;
  -webkit-tap-highlight-color: transparent;
}
:where(.lc-root h2, .lc-root p, .lc-root ul) { margin: 0; padding: 0; list-style: none; }
:where(.lc-root h2) { font: inherit; font-weight: 600; }
:where(.lc-root) :focus { outline: none; }
:where(.lc-root) :focus-visible { outline: 2px solid var(--lc-accent-text); outline-offset: 2px; }

.lc-sr {
  position: absolute; inline-size: 1px; block-size: 1px; margin: -1px; overflow: hidden; clip-path: inset(50%);
  white-space: nowrap;
}
/* One line in a direction of its own, on the side where the page's language begins, and cut at its own end. */
.lc-cut {
  display: block; min-inline-size: 0; max-inline-size: 100%; overflow: hidden; text-overflow: ellipsis; white-space: nowrap;
}
.lc-icon {
  display: block; inline-size: 20px; block-size: 20px; flex: none;
  fill: none; stroke: currentColor; stroke-width: 1.75; stroke-linecap: round; stroke-linejoin: round;
}

.lc-icon-button {
  display: grid; place-items: center; position: relative; flex: none; inline-size: 36px; block-size: 36px;
  border-radius: 10px; color: var(--lc-text-muted); transition: background-color 120ms, color 120ms;
}
/* The target of a finger is larger than what is seen. */
.lc-icon-button::after { content: ''; position: absolute; inset: -4px; }
@media (hover: hover) {
  .lc-icon-button:hover { background: var(--lc-surface-raised); color: var(--lc-text); }
}

.lc-button {
  display: inline-flex; align-items: center; justify-content: center; gap: 8px; min-block-size: 44px;
  padding-inline: 18px; border-radius: var(--lc-radius-control); font-weight: 600; background: var(--lc-accent); color: var(--lc-on-accent);
  transition: filter 120ms;
}
@media (hover: hover) { .lc-button:hover { filter: brightness(1.06); } }
/* Backgrounds and shadows are not painted here: frames say where something begins. */
@media (forced-colors: active) {
  .lc-button { border: 1px solid ButtonText; }
  .lc-icon-button[aria-expanded='true'] { border: 1px solid ButtonText; }
}
@media (prefers-reduced-motion: reduce) {
  .lc-root *, .lc-root *::before, .lc-root *::after { animation: none !important; transition: none !important; scroll-behavior: auto !important; }
}
`;
