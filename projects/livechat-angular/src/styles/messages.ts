/** The conversation: days, groups, bubbles, delivery. */
export const MESSAGES_CSS = `
.lc-messages {
  flex: 1; min-block-size: 0; overflow-y: auto; overscroll-behavior: contain; overflow-anchor: none;
  padding: var(--lc-space); scrollbar-width: thin; scrollbar-color: var(--lc-line-strong) transparent;
}
.lc-messages:focus-visible { outline-offset: -2px; }
.lc-greeting { display: flex; flex-direction: column; align-items: center; gap: 8px; padding: 40px 24px 24px; text-align: center; text-wrap: balance; overflow-wrap: anywhere; }
.lc-greeting__title { font-size: 20px; line-height: 28px; margin-block-start: 8px; }
.lc-greeting__text { max-inline-size: 290px; color: var(--lc-text-muted); }

.lc-greeting__words { max-inline-size: 300px; font-size: 17px; line-height: 25px; }

.lc-day {
  display: flex; justify-content: center; margin-block: 16px 12px; font-size: 12px; line-height: 16px; font-weight: 500;
  color: var(--lc-text-muted);
}
.lc-day:first-child { margin-block-start: 0; }
.lc-day__label { padding: 3px 10px; border-radius: 11px; background: var(--lc-surface-raised); }

.lc-note { margin-block: 14px 4px; font-size: 12px; line-height: 16px; color: var(--lc-text-muted); text-align: center; overflow-wrap: anywhere; }
.lc-unread { display: flex; align-items: center; gap: 10px; margin-block: 16px 4px; font-size: 12px; line-height: 16px; font-weight: 600; color: var(--lc-accent-text); }
.lc-unread::before, .lc-unread::after { content: ''; flex: 1; block-size: 1px; background: currentColor; opacity: 0.4; }

.lc-message { display: flex; flex-direction: column; align-items: flex-start; margin-block-start: 3px; padding-inline: 36px 32px; position: relative; }
.lc-message--first { margin-block-start: 14px; }
.lc-day + lc-message-bubble .lc-message--first { margin-block-start: 0; }
.lc-message--own { align-items: flex-end; padding-inline: 48px 0; }
.lc-message__author { max-inline-size: 100%; padding-inline-start: 12px; margin-block-end: 3px; font-size: 12px; line-height: 16px; font-weight: 600; color: var(--lc-text-muted); }
.lc-message .lc-avatar { position: absolute; inset-inline-start: 0; inset-block-end: 20px; }
.lc-bubble {
  max-inline-size: 100%; padding: 9px 14px; border-radius: var(--lc-radius-bubble); background: var(--lc-surface-raised); color: var(--lc-text);
  overflow-wrap: anywhere; unicode-bidi: plaintext; text-align: start;
}
.lc-words { white-space: pre-wrap; }
.lc-message--last .lc-bubble { border-end-start-radius: min(6px, var(--lc-radius-bubble)); }
.lc-message--own .lc-bubble { background: var(--lc-accent); color: var(--lc-on-accent); }
.lc-message--own.lc-message--last .lc-bubble { border-end-start-radius: var(--lc-radius-bubble); border-end-end-radius: min(6px, var(--lc-radius-bubble)); }

.lc-message--failed .lc-bubble { background: var(--lc-surface-raised); color: var(--lc-text); box-shadow: inset 0 0 0 1px var(--lc-danger); }
.lc-bubble--unsupported { font-style: italic; color: var(--lc-text-muted); }
.lc-bubble a { color: inherit; text-decoration: underline; text-underline-offset: 2px; border-radius: 3px; }
.lc-message--own .lc-bubble a:focus-visible { outline-color: var(--lc-on-accent); }

.lc-meta { display: flex; align-items: center; gap: 4px; margin-block-start: 4px; padding-inline: 12px; font-size: 12px; line-height: 16px; color: var(--lc-text-muted); }
.lc-message--own .lc-meta { padding-inline: 0 4px; }
.lc-meta .lc-icon { inline-size: 16px; block-size: 16px; }
.lc-meta__status--seen { color: var(--lc-accent-text); }
/* The time of a message inside a group: there for who points at it, without moving anything. */
.lc-message__time {
  position: absolute; inset-block-start: 50%; inset-inline-end: 0; translate: 0 -50%; font-size: 11px; line-height: 16px;
  color: var(--lc-text-muted); opacity: 0; transition: opacity 120ms; pointer-events: none;
}
.lc-message--own .lc-message__time { inset-inline: 0 auto; }
.lc-message:hover .lc-message__time, .lc-message:focus-within .lc-message__time { opacity: 1; }

.lc-failure { display: flex; align-items: center; flex-wrap: wrap; justify-content: flex-end; gap: 4px 12px; margin-block-start: 4px; font-size: 13px; line-height: 18px; color: var(--lc-danger); }
.lc-failure__text { display: flex; align-items: center; gap: 4px; }
.lc-failure .lc-icon { inline-size: 16px; block-size: 16px; }
.lc-link-button { position: relative; min-block-size: 24px; font-weight: 600; color: var(--lc-text); text-decoration: underline; text-underline-offset: 3px; border-radius: 4px; }
.lc-link-button::after { content: ''; position: absolute; inset: -10px -4px; }

.lc-typing { display: flex; gap: 4px; padding-block: 14px; }
.lc-typing i { inline-size: 7px; block-size: 7px; border-radius: 50%; background: var(--lc-text-muted); animation: lc-pulse 1.2s ease-in-out infinite; }
.lc-typing i:nth-child(2) { animation-delay: 150ms; }
.lc-typing i:nth-child(3) { animation-delay: 300ms; }
lc-typing-line .lc-message .lc-avatar { inset-block-end: 4px; }

.lc-jump {
  position: absolute; inset-block-end: 12px; inset-inline-end: 16px; display: grid; place-items: center;
  inline-size: 36px; block-size: 36px; border-radius: 50%; background: var(--lc-surface); color: var(--lc-text);
  box-shadow: 0 0 0 1px var(--lc-line), 0 4px 16px rgb(16 18 24 / 18%); animation: lc-window-in 160ms;
}
.lc-jump::after { content: ''; position: absolute; inset: -4px; border-radius: 50%; }
.lc-jump__count { position: absolute; inset-block-start: -6px; inset-inline-end: -6px; min-inline-size: 18px; padding-inline: 5px; border-radius: 9px; background: var(--lc-badge); color: var(--lc-on-badge); font-size: 11px; line-height: 18px; font-weight: 600; text-align: center; box-shadow: 0 0 0 2px var(--lc-surface); }
.lc-log { position: relative; display: flex; flex-direction: column; flex: 1; min-block-size: 0; }
@media (forced-colors: active) {
  .lc-bubble, .lc-jump { border: 1px solid CanvasText; }
  .lc-typing i { forced-color-adjust: none; background: CanvasText; }
}
`;
