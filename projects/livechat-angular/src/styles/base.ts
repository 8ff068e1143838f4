/** The frame of every part: a page's inherited styles end at the host. */
export const BASE_CSS = `
:host { all: initial; display: block; }
:host([hidden]) { display: none; }
/* It takes the place of something that looks the same. */
:host([data-still]) .lc-launcher, :host([data-still]) .lc-window { animation: none; }

.lc-root {
  position: fixed; z-index: var(--lc-z-index); inset-block-end: 0; inset-inline-end: 0;
  font: 400 var(--lc-font-size)/calc(22 / 15) var(--lc-font);
  color: var(--lc-text); text-align: start; -webkit-text-size-adjust: 100%; text-size-adjust: 100%;
}
.lc-root *, .lc-root *::before, .lc-root *::after { box-sizing: border-box; }
.lc-root[dir='rtl'] .lc-icon--directional { transform: scaleX(-1); }

/* The frames of components take no part in the layout. */
lc-avatar, lc-composer, lc-connection-banner, lc-header, lc-icon, lc-launcher, lc-loading, lc-message-bubble,
lc-message-list, lc-message-text, lc-thread-item, lc-thread-list, lc-unavailable, lc-window { display: contents; }

:where(.lc-root button, .lc-root textarea) { font: inherit; color: inherit; letter-spacing: inherit; margin: 0; }
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
.lc-icon { display: block; inline-size: 20px; block-size: 20px; flex: none; }

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

@media (prefers-reduced-motion: reduce) {
  .lc-root *, .lc-root *::before, .lc-root *::after { animation: none !important; transition: none !important; scroll-behavior: auto !important; }
}
`;
