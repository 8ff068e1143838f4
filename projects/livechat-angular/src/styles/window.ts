/** The window with its header, its states and its banner. */
export const WINDOW_CSS = `
.lc-window {
  --lc-above: calc(var(--lc-offset-block) + var(--lc-launcher-size) + 12px);
  position: fixed; inset-block-end: calc(var(--lc-above) + env(safe-area-inset-bottom, 0px)); inset-inline-end: var(--lc-offset-inline);
  display: flex; flex-direction: column; inline-size: var(--lc-window-width); max-inline-size: calc(min(100vw, 100%) - 2 * var(--lc-offset-inline));
  /* On a page with a zoom of its own, the view's height is that without it: the share of the view is right in both. */
  block-size: min(var(--lc-window-height), 100dvh - var(--lc-above) - 16px, 100% - var(--lc-above) - 16px); overflow: hidden; border-radius: var(--lc-radius); background: var(--lc-surface);
  box-shadow: 0 0 0 1px var(--lc-line), var(--lc-shadow); transform-origin: 100% 100%;
  animation: lc-window-in 180ms cubic-bezier(0.2, 0.7, 0.3, 1);
}
/* It takes the focus only so that a screen reader says its name; what can be used has a ring of its own. */
.lc-window:focus-visible { outline: none; }
.lc-root--start .lc-window { inset-inline: var(--lc-offset-inline) auto; transform-origin: 0 100%; }
.lc-root--inline { position: static; display: flex; flex-direction: column; block-size: 100%; background: var(--lc-surface); border-radius: inherit; }
.lc-root--inline .lc-window {
  position: relative; inset: auto; inline-size: 100%; block-size: 100%; max-inline-size: none; border-radius: inherit; box-shadow: none; animation: none;
}
@keyframes lc-window-in { from { opacity: 0; transform: translateY(8px); } }

.lc-header {
  display: flex; align-items: center; gap: 12px; flex: none; min-block-size: 64px; padding-block: 8px; padding-inline: var(--lc-space) 12px;
  border-block-end: 1px solid var(--lc-line);
}
.lc-header--back { padding-inline-start: 8px; gap: 8px; }
.lc-header__text { flex: 1; min-inline-size: 0; }
.lc-header__tagline { overflow: hidden; text-overflow: ellipsis; white-space: nowrap; text-wrap-style: balance; }
/* A title in another direction than the page's begins on the page's side. */
.lc-header__title { display: flex; font-size: 16px; line-height: 22px; }
.lc-header__tagline { font-size: 13px; line-height: 16px; color: var(--lc-text-muted); }
@supports (-webkit-line-clamp: 3) {
  .lc-header__tagline { display: -webkit-box; -webkit-box-orient: vertical; -webkit-line-clamp: 3; white-space: normal; }
}

.lc-header__menu { position: relative; display: flex; }
.lc-header__tagline:has(.lc-header__presence) { padding-inline-start: 14px; text-indent: -14px; }
.lc-header__presence { display: inline-block; inline-size: 8px; block-size: 8px; margin-inline-end: 3px; border-radius: 50%; background: #2fa36b; }
.lc-header__menu + .lc-icon-button { margin-inline-start: -8px; }
.lc-faces { display: flex; flex: none; }
.lc-header .lc-faces lc-avatar:not(:only-child) .lc-avatar { inline-size: 32px; block-size: 32px; font-size: 11px; letter-spacing: -0.01em; }
/* Where there is little room, words say more than faces. */
@media (max-width: 480px), (max-height: 500px) { .lc-header .lc-faces lc-avatar + lc-avatar { display: none; } }
/* So far over each other that the letters of each can be read. */
.lc-faces lc-avatar + lc-avatar .lc-avatar { margin-inline-start: -5px; box-shadow: 0 0 0 2px var(--lc-surface); }

.lc-avatar {
  display: grid; place-items: center; flex: none; inline-size: 28px; block-size: 28px; border-radius: 50%;
  background: var(--lc-avatar); color: var(--lc-on-avatar);
  font-size: 12px; line-height: 1; font-weight: 600; user-select: none;
}
.lc-avatar .lc-icon { inline-size: 16px; block-size: 16px; }
.lc-avatar--large { inline-size: 40px; block-size: 40px; font-size: 15px; }
.lc-avatar--large .lc-icon { inline-size: 20px; block-size: 20px; }
.lc-avatar--hero { inline-size: 56px; block-size: 56px; }
.lc-avatar--hero .lc-icon { inline-size: 26px; block-size: 26px; }

.lc-banner {
  display: flex; align-items: center; gap: 8px; flex: none; padding: 8px 16px; font-size: 13px; line-height: 18px;
  background: var(--lc-surface-raised); color: var(--lc-text); border-block-end: 1px solid var(--lc-line);
  /* A short interruption is over before anybody need know of it. */
  animation: lc-banner-in 160ms 900ms backwards;
}
.lc-banner .lc-icon { inline-size: 16px; block-size: 16px; color: var(--lc-text-muted); }
@keyframes lc-banner-in { from { opacity: 0; margin-block-start: -35px; } }

.lc-body { position: relative; display: flex; flex-direction: column; flex: 1; min-block-size: 0; }
.lc-state {
  display: flex; flex-direction: column; align-items: center; justify-content: safe center; gap: 8px; flex: 1;
  min-block-size: 0; overflow-y: auto; padding: 32px; text-align: center; text-wrap: balance;
}
:where(.lc-root:lang(ja)) { word-break: auto-phrase; }
.lc-state__title { font-size: 18px; line-height: 26px; margin-block-start: 8px; }
.lc-state .lc-button { margin-block-start: 12px; }
.lc-state__text { max-inline-size: 280px; color: var(--lc-text-muted); }

.lc-failed, .lc-loading { display: flex; flex-direction: column; flex: 1; min-block-size: 0; }
.lc-loading { justify-content: flex-end; gap: 12px; }
.lc-skeleton {
  inline-size: 62%; block-size: 40px; flex: 0 1 auto; margin-inline: 16px; border-radius: 18px; background: var(--lc-surface-raised);
  animation: lc-pulse 1.4s ease-in-out infinite;
}
.lc-skeleton:nth-of-type(3) { inline-size: 44%; animation-delay: 120ms; }
.lc-skeleton:nth-of-type(4) { inline-size: 54%; align-self: flex-end; margin-block-end: 20px; animation-delay: 240ms; }
@keyframes lc-pulse { 50% { opacity: 0.5; } }

/* What stands where a part of the window could not be had. */
.lc-missing { display: flex; flex-wrap: wrap; gap: 4px 12px; padding: 6px 12px; font-size: 13px; line-height: 18px; color: var(--lc-text-muted); }
.lc-body > lc-lazy > .lc-missing { flex-direction: column; align-items: center; margin: auto; padding: 32px; font-size: 15px; text-align: center; }
.lc-header__menu .lc-missing {
  position: absolute; z-index: 2; inset-block-start: calc(100% + 6px); inset-inline-end: 0; inline-size: 240px; max-inline-size: 78vw; padding: 12px 14px;
  border-radius: 14px; background: var(--lc-overlay); box-shadow: 0 0 0 1px var(--lc-line), 0 12px 40px rgb(16 18 24 / 20%);
}

/* What stands where one would write. */
.lc-instead { display: flex; justify-content: center; flex: none; padding: 14px 16px calc(20px + env(safe-area-inset-bottom, 0px)); }
.lc-notice {
  display: flex; flex-direction: column; align-items: center; gap: 12px; flex: none; padding: 16px;
  padding-block-end: calc(16px + env(safe-area-inset-bottom, 0px)); border-block-start: 1px solid var(--lc-line);
  color: var(--lc-text-muted); text-align: center;
}

@media (max-width: 480px) {
  .lc-window {
    inset: 0; inset-block-start: var(--lc-viewport-top, 0px); inset-block-end: auto; inline-size: 100%;
    max-inline-size: none; block-size: min(var(--lc-viewport-height, 100dvh), 100%); border-radius: 0; box-shadow: none;
    padding-block-start: env(safe-area-inset-top, 0px);
    padding-inline: env(safe-area-inset-left, 0px) env(safe-area-inset-right, 0px);
  }
}
/* Low: a phone on its side, or a page that is enlarged. There is no room for the launcher below. */
@media (max-height: 500px) and (min-width: 481px) {
  .lc-window {
    --lc-inset: max(env(safe-area-inset-left, 0px), env(safe-area-inset-right, 0px));
    inset-block: var(--lc-viewport-top, 0px) auto; inset-inline-end: 0; inline-size: calc(400px + var(--lc-inset));
    max-inline-size: 100%; block-size: min(var(--lc-viewport-height, 100dvh), 100%); border-radius: 0;
    padding-inline-end: var(--lc-inset);
  }
  .lc-header { min-block-size: 52px; padding-block: 4px; }
  .lc-header__tagline { -webkit-line-clamp: 2; }
}
/* Enlarged so far that hardly a message would be left between header and composer: all of it scrolls together. */
@media (max-height: 360px) {
  .lc-window { overflow-y: auto; }
  .lc-body { flex: 1 0 auto; }
  .lc-log { flex: 1 0 160px; }
}
@media (forced-colors: active) {
  .lc-window, .lc-header__menu .lc-missing { border: 1px solid CanvasText; }
  .lc-header__presence { forced-color-adjust: none; background: CanvasText; }
}
`;
