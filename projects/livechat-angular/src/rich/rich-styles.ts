import { adoptOwnStyles } from '../theme/adopt-own-styles';

/** What is drawn for messages that are more than words. */
const RICH_CSS = `
lc-rich-content, lc-action-list, lc-carousel, lc-file-list, lc-file-tile, lc-survey { display: contents; }
.lc-bubble + lc-action-list .lc-actions, .lc-bubble + lc-file-list .lc-files, .lc-bubble + lc-survey > * { margin-block-start: 6px; }

.lc-actions { display: flex; flex-direction: column; gap: 6px; inline-size: 100%; max-inline-size: 260px; }
.lc-action {
  display: flex; align-items: center; justify-content: center; gap: 8px; inline-size: 100%; min-block-size: 44px;
  padding: 8px 14px; border-radius: 14px; background: var(--lc-surface); color: var(--lc-accent-text); font-weight: 600;
  box-shadow: inset 0 0 0 1px var(--lc-line-strong); text-decoration: none; overflow-wrap: anywhere; text-align: center;
  transition: background-color 120ms, box-shadow 120ms;
}
.lc-action .lc-icon { inline-size: 16px; block-size: 16px; }
@media (hover: hover) { .lc-action:hover:not([aria-disabled='true']) { background: var(--lc-surface-raised); } }
.lc-action[aria-disabled='true'] { color: var(--lc-text-muted); box-shadow: inset 0 0 0 1px var(--lc-line); cursor: default; }
.lc-action--chosen, .lc-action--chosen[aria-disabled='true'] {
  color: var(--lc-accent-text); box-shadow: inset 0 0 0 2px var(--lc-accent-text);
}

.lc-carousel { position: relative; inline-size: calc(100% + 32px); margin-inline-end: -32px; }
.lc-carousel__track {
  display: flex; gap: 10px; padding-block: 2px; padding-inline-end: 16px; overflow-x: auto; scroll-snap-type: inline mandatory;
  scrollbar-width: none; border-radius: 14px;
}
.lc-card {
  display: flex; flex-direction: column; flex: none; inline-size: 232px; overflow: hidden; border-radius: 14px;
  background: var(--lc-surface); box-shadow: inset 0 0 0 1px var(--lc-line); scroll-snap-align: start;
}
.lc-card__image { display: block; inline-size: 100%; aspect-ratio: 16 / 10; object-fit: cover; background: var(--lc-surface-raised); }
.lc-card__image[hidden] { display: none; }
.lc-card__text { flex: 1; padding: 12px 14px; }
.lc-card__title { margin: 0; font: inherit; font-weight: 600; overflow-wrap: anywhere; }
.lc-card__description {
  margin-block-start: 2px; font-size: 14px; line-height: 20px; color: var(--lc-text-muted); overflow-wrap: anywhere;
}
.lc-card .lc-actions { max-inline-size: none; gap: 0; }
.lc-card .lc-action:focus-visible { outline-offset: -3px; }
.lc-card .lc-action { border-radius: 0; background: none; box-shadow: none; border-block-start: 1px solid var(--lc-line); }
.lc-card .lc-action--chosen { border-end-start-radius: 14px; border-end-end-radius: 14px; box-shadow: inset 0 0 0 2px var(--lc-accent-text); }
.lc-carousel__turn {
  position: absolute; inset-block-start: 50%; translate: 0 -50%; display: grid; place-items: center; inline-size: 36px;
  block-size: 36px; border-radius: 50%; background: var(--lc-surface); color: var(--lc-text);
  box-shadow: 0 0 0 1px var(--lc-line), 0 2px 10px rgb(16 18 24 / 18%);
}
.lc-carousel__turn--back { inset-inline-start: 6px; }
.lc-carousel__turn--on { inset-inline-end: 10px; }

.lc-survey { display: flex; flex-direction: column; align-items: stretch; gap: 10px; inline-size: 100%; max-inline-size: 280px; }
.lc-survey__ratings { display: flex; gap: 8px; }
.lc-survey__ratings .lc-action { flex: 1; flex-direction: column; gap: 4px; font-size: 14px; line-height: 18px; }
.lc-survey__ratings .lc-icon { inline-size: 24px; block-size: 24px; }
.lc-survey__thanks { padding-inline: 12px; margin-block-start: 6px; font-size: 13px; line-height: 18px; color: var(--lc-text-muted); }

.lc-form-answer { display: grid; gap: 8px; margin: 0; }
.lc-form-answer dt { font-size: 12px; line-height: 16px; }
.lc-form-answer dd { margin: 0; font-weight: 500; }

.lc-files { position: relative; display: flex; flex-wrap: wrap; gap: 6px; max-inline-size: 100%; }
.lc-message--own .lc-files { justify-content: flex-end; }
.lc-file {
  display: flex; align-items: center; gap: 10px; max-inline-size: 100%; min-inline-size: 200px; padding: 10px 12px;
  border-radius: 14px; background: var(--lc-surface-raised); color: var(--lc-text); text-align: start; text-decoration: none;
}
.lc-file__sign { display: grid; place-items: center; flex: none; inline-size: 36px; block-size: 36px; border-radius: 10px; background: var(--lc-avatar); color: var(--lc-on-avatar); }
.lc-file__text { min-inline-size: 0; flex: 1; }
.lc-file__name { font-weight: 500; font-size: 14px; line-height: 20px; }
.lc-file__size { font-size: 12px; line-height: 16px; color: var(--lc-text-muted); }
.lc-picture {
  position: relative; display: block; overflow: hidden; border-radius: 14px; background: var(--lc-surface-raised);
  max-inline-size: 100%; cursor: zoom-in;
}
.lc-picture img, .lc-media video { display: block; inline-size: 100%; block-size: 100%; object-fit: cover; }
.lc-media { display: block; max-inline-size: 100%; border-radius: 14px; overflow: hidden; background: var(--lc-surface-raised); }
.lc-media audio { display: block; inline-size: 240px; max-inline-size: 100%; }
.lc-progress { position: absolute; inset-block-start: calc(100% + 6px); inset-inline: 0; block-size: 4px; border-radius: 2px; overflow: hidden; background: var(--lc-line); }
.lc-progress__cancel { margin-block-start: 14px; font-size: 13px; line-height: 18px; }
.lc-progress__bar { display: block; block-size: 100%; background: var(--lc-accent-text); transition: inline-size 200ms; }

.lc-lightbox {
  inline-size: 100%; block-size: 100%; max-inline-size: none; max-block-size: none; padding: 0; border: 0; margin: 0;
  background: rgb(10 11 14 / 92%); cursor: zoom-out;
}
.lc-lightbox::backdrop { background: none; }
.lc-lightbox__image { position: absolute; inset: 0; inline-size: 100%; block-size: 100%; padding: 56px 16px 16px; box-sizing: border-box; object-fit: contain; }
.lc-lightbox__bar { position: absolute; inset-block-start: 8px; inset-inline-end: 12px; display: flex; gap: 4px; }
.lc-lightbox .lc-icon-button { color: #fff; background: none; }
.lc-lightbox :focus-visible { outline-color: #fff; }
@media (forced-colors: active) {
  .lc-action, .lc-card, .lc-file, .lc-picture, .lc-carousel__turn, .lc-progress { border: 1px solid CanvasText; }
  .lc-action--chosen { border: 3px solid Highlight; }
  .lc-progress__bar { forced-color-adjust: none; background: CanvasText; }
}
`;

/** Adopts these styles where the component is; to be called in its constructor. */
export function adoptRichStyles(): void {
  adoptOwnStyles(RICH_CSS);
}
