import { adoptOwnStyles } from '../theme/adopt-own-styles';

/** What is read after the conversation is there: what stands beside the launcher, what asks. */
const LATER_CSS = `
.lc-preview {
  position: fixed; inset-block-end: calc(var(--lc-offset-block) + var(--lc-launcher-size) + 12px + env(safe-area-inset-bottom, 0px)); inset-inline-end: var(--lc-offset-inline);
  max-inline-size: min(300px, 100vw - 40px, 100% - 40px); border-radius: 18px; background: var(--lc-surface); color: var(--lc-text);
  box-shadow: 0 0 0 1px var(--lc-line), 0 8px 32px rgb(16 18 24 / 18%); animation: lc-window-in 220ms;
}
.lc-root--start .lc-preview { inset-inline: var(--lc-offset-inline) auto; }
.lc-preview__text { display: flex; gap: 10px; align-items: flex-start; padding: 14px; padding-inline-end: 40px; text-align: start; border-radius: inherit; }
.lc-preview__words { min-inline-size: 0; overflow-wrap: anywhere; font-size: 14px; line-height: 20px; }
.lc-preview__name { display: flex; font-weight: 600; }
.lc-preview__dismiss { position: absolute; inset-block-start: 8px; inset-inline-end: 8px; display: grid; place-items: center; inline-size: 28px; block-size: 28px; border-radius: 50%; color: var(--lc-text-muted); }
.lc-preview__dismiss::after { content: ''; position: absolute; inset: -8px; }
.lc-preview__dismiss .lc-icon { inline-size: 16px; block-size: 16px; }

.lc-resize { position: absolute; z-index: 1; inset-block-start: 0; inset-inline-start: 0; inline-size: 24px; block-size: 24px; cursor: nwse-resize; border-start-start-radius: 16px; touch-action: none; }
.lc-resize:focus-visible { outline-offset: -3px; }
.lc-root[dir='rtl'] .lc-resize, .lc-root--start .lc-resize { cursor: nesw-resize; }
.lc-root--start .lc-resize { inset-inline: auto 0; }
@media (hover: none), (max-width: 640px), (max-height: 500px) { .lc-resize { display: none; } }
.lc-ask { display: flex; flex-wrap: wrap; align-items: center; gap: 4px 14px; flex: none; margin: 0 12px; padding: 10px 14px; border-radius: 14px; background: var(--lc-surface-raised); font-size: 13px; line-height: 18px; }
.lc-ask p { flex: 1 1 100%; }

.lc-chosen { display: flex; flex-wrap: wrap; gap: 6px; padding-block-end: 8px; }
.lc-chosen__file {
  display: flex; align-items: center; gap: 6px; max-inline-size: 100%; padding-inline: 10px 4px; block-size: 36px; border-radius: 12px;
  background: var(--lc-surface-raised); font-size: 14px; line-height: 20px;
}
.lc-chosen__file .lc-icon { inline-size: 16px; block-size: 16px; }
.lc-chosen__size { flex: none; color: var(--lc-text-muted); font-size: 12px; }
.lc-chosen__remove { display: grid; place-items: center; position: relative; flex: none; inline-size: 28px; block-size: 28px; border-radius: 50%; color: var(--lc-text-muted); }
.lc-chosen__remove::after { content: ''; position: absolute; inset: -4px; }
.lc-replies { display: flex; flex-wrap: wrap; justify-content: flex-end; gap: 8px; flex: none; padding: 4px 16px 8px; max-block-size: 40%; overflow-y: auto; }
.lc-reply {
  min-block-size: 40px; padding: 8px 16px; border-radius: 20px; color: var(--lc-accent-text); font-weight: 500; overflow-wrap: anywhere;
  box-shadow: inset 0 0 0 1.5px var(--lc-accent-text); transition: background-color 120ms;
}
@media (hover: hover) { .lc-reply:hover { background: var(--lc-surface-raised); } }
.lc-drop {
  position: absolute; inset: 8px; z-index: 1; display: grid; place-items: center; border-radius: 12px; background: var(--lc-surface);
  opacity: 0.94; box-shadow: inset 0 0 0 2px var(--lc-accent-text); font-weight: 600; color: var(--lc-accent-text); pointer-events: none;
}
@media (forced-colors: active) {
  .lc-ask, .lc-preview { border: 1px solid CanvasText; }
  .lc-chosen__file, .lc-drop, .lc-reply { border: 1px solid ButtonText; }
}
`;

/** Call it in the constructor of a component that needs them. */
export function adoptLaterStyles(): void {
  adoptOwnStyles(LATER_CSS);
}
