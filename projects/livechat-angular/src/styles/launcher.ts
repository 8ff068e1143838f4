/** The round button in the page's corner, and its badge. */
export const LAUNCHER_CSS = `
.lc-launcher {
  position: fixed; display: grid; place-items: center; inline-size: var(--lc-launcher-size); block-size: var(--lc-launcher-size); border-radius: var(--lc-launcher-radius);
  inset-block-end: calc(var(--lc-offset-block) + env(safe-area-inset-bottom, 0px)); inset-inline-end: var(--lc-offset-inline);
  background: var(--lc-accent); color: var(--lc-on-accent);
  box-shadow: 0 1px 2px rgb(16 18 24 / 12%), 0 6px 20px rgb(16 18 24 / 20%);
  transition: transform 160ms cubic-bezier(0.2, 0.7, 0.3, 1), box-shadow 160ms;
  animation: lc-launcher-in 220ms cubic-bezier(0.2, 0.7, 0.3, 1);
}
@media (hover: hover) { .lc-launcher:hover { transform: scale(1.04); } }
.lc-launcher:active { transform: scale(0.97); }
.lc-launcher:focus-visible { outline-offset: 3px; box-shadow: 0 0 0 3px var(--lc-surface); }
.lc-launcher--draggable { touch-action: none; }
.lc-root--start .lc-launcher { inset-inline: var(--lc-offset-inline) auto; }
.lc-launcher__icon { grid-area: 1 / 1; transition: opacity 160ms, transform 160ms; }
.lc-launcher__icon .lc-icon { inline-size: 26px; block-size: 26px; }
.lc-launcher__icon--close { opacity: 0; transform: rotate(-60deg) scale(0.7); }
.lc-launcher--open .lc-launcher__icon--chat { opacity: 0; transform: rotate(60deg) scale(0.7); }
.lc-launcher--open .lc-launcher__icon--close { opacity: 1; transform: none; }
.lc-launcher__badge {
  position: absolute; inset-block-start: -3px; inset-inline-end: -3px; min-inline-size: 22px; block-size: 22px;
  padding-inline: 6px; border-radius: 11px; background: var(--lc-badge); color: var(--lc-on-badge);
  font: 600 12px/22px var(--lc-font); text-align: center;
  font-variant-numeric: tabular-nums; box-shadow: 0 0 0 2px var(--lc-badge-ring);
  animation: lc-pop 200ms cubic-bezier(0.2, 1.4, 0.4, 1);
}
@keyframes lc-launcher-in { from { opacity: 0; transform: scale(0.8); } }
@keyframes lc-pop { from { transform: scale(0.4); } }
@media (max-width: 480px), (max-height: 500px) { .lc-root--open .lc-launcher { display: none; } }
@media (forced-colors: active) {
  .lc-launcher, .lc-launcher__badge { border: 2px solid ButtonText; }
  .lc-launcher__badge { line-height: 18px; }
}
`;
