/** The launcher and the empty window, in the places and the shapes of the real ones. */
export const PLACEHOLDER_CSS = `
:host { all: initial; display: contents; }
/* The same as of the widget: nothing that is meant for everything of the page. */
:host { position: static !important; z-index: auto !important; isolation: auto !important; mix-blend-mode: normal !important; opacity: 1 !important; transform: none !important; translate: none !important; rotate: none !important; scale: none !important; perspective: none !important; filter: none !important; backdrop-filter: none !important; clip-path: none !important; mask: none !important; zoom: 1 !important; contain: none !important; container-type: normal !important; content-visibility: visible !important; will-change: auto !important; }
* { box-sizing: border-box; }
.root { all: initial; position: fixed; z-index: 2147483000; inset: auto 0 0 auto; }
button { appearance: none; border: 0; padding: 0; background: none; color: inherit; cursor: pointer; touch-action: manipulation; -webkit-tap-highlight-color: transparent; }
svg { display: block; width: 20px; height: 20px; fill: none; stroke: currentColor; stroke-width: 1.75; stroke-linecap: round; stroke-linejoin: round; }
:focus { outline: none; }
:focus-visible { outline: 2px solid var(--accent); outline-offset: 3px; }
.launcher {
  position: fixed; bottom: var(--block); right: var(--right); left: var(--left);
  display: grid; place-items: center; width: var(--size); height: var(--size); border-radius: var(--launcher-radius);
  background: var(--accent); color: var(--on-accent);
  box-shadow: 0 1px 2px rgb(16 18 24 / 12%), 0 6px 20px rgb(16 18 24 / 20%);
  transition: transform 160ms cubic-bezier(0.2, 0.7, 0.3, 1);
}
@media (hover: hover) { .launcher:hover { transform: scale(1.04); } }
.launcher:active { transform: scale(0.97); }
.launcher:focus-visible { box-shadow: 0 0 0 3px var(--surface); }
.launcher svg { width: 26px; height: 26px; grid-area: 1 / 1; }
.launcher[aria-expanded='false'] .close, .launcher[aria-expanded='true'] .chat { opacity: 0; }
.window {
  position: fixed; bottom: calc(var(--block) + var(--size) + 12px); right: var(--right); left: var(--left);
  display: flex; flex-direction: column; width: 400px; max-width: calc(min(100vw, 100%) - 40px); height: min(704px, 100dvh - var(--block) - var(--size) - 28px, 100% - var(--block) - var(--size) - 28px);
  overflow: hidden; border-radius: var(--window-radius); background: var(--surface);
  box-shadow: 0 0 0 1px var(--line), 0 1px 2px rgb(16 18 24 / 6%), 0 8px 24px rgb(16 18 24 / 10%), 0 24px 56px rgb(16 18 24 / 12%);
  animation: rise 180ms cubic-bezier(0.2, 0.7, 0.3, 1);
}
.window:focus-visible { outline: none; }
.head { display: flex; align-items: center; gap: 12px; flex: none; height: 64px; padding: 0 12px 0 16px; border-bottom: 1px solid var(--line); }
.face { width: 40px; height: 40px; border-radius: 50%; background: var(--raised); }
.name { width: 132px; height: 14px; border-radius: 7px; background: var(--raised); }
.minimize { display: grid; place-items: center; width: 36px; height: 36px; margin-left: auto; border-radius: 10px; color: var(--accent); }
.rows { display: flex; flex-direction: column; justify-content: flex-end; gap: 12px; flex: 1; min-height: 0; padding: 0 16px 20px; }
.row { width: 62%; height: 40px; flex: 0 1 auto; border-radius: 18px; background: var(--raised); animation: pulse 1.4s ease-in-out infinite; }
.row:nth-child(2) { width: 44%; animation-delay: 120ms; }
.row:nth-child(3) { width: 54%; align-self: flex-end; animation-delay: 240ms; }
.state { display: flex; flex-direction: column; align-items: center; justify-content: safe center; gap: 8px; flex: 1; min-height: 0; overflow-y: auto; padding: 32px; text-align: center; color: var(--text); font: 15px/22px system-ui, sans-serif; }
h2 { margin: 0; font-size: 18px; line-height: 26px; font-weight: 600; }
.retry { margin-top: 12px; min-height: 44px; padding: 0 20px; border-radius: 22px; background: var(--accent); color: var(--on-accent); font: inherit; font-weight: 600; }
.field { flex: none; height: 44px; margin: 8px 12px 12px; border-radius: 22px; box-shadow: inset 0 0 0 1px var(--line); }
@keyframes rise { from { opacity: 0; transform: translateY(8px); } }
@keyframes pulse { 50% { opacity: 0.5; } }
@media (max-width: 480px) {
  .window { inset: 0; width: 100%; max-width: none; height: min(100dvh, 100%); border-radius: 0; }
  .root.open .launcher { display: none; }
}
@media (max-height: 500px) {
  .window { inset: 0 0 auto auto; height: min(100dvh, 100%); border-radius: 0; }
  .root.open .launcher { display: none; }
}
.root.inline { position: static; display: block; height: 100%; }
.inline .window { position: static; width: 100%; max-width: none; height: 100%; border-radius: inherit; box-shadow: none; animation: none; }
.inline .minimize { display: none; }
@media (prefers-reduced-motion: reduce) { * { animation: none !important; transition: none !important; } }
@media (forced-colors: active) { .launcher, .window, .retry { border: 2px solid ButtonText; } }
@media print { :host { display: none; } }
`;
