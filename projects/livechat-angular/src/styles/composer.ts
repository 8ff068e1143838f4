/** The field to write in. */
export const COMPOSER_CSS = `
.lc-composer { flex: none; padding: 8px 12px calc(12px + env(safe-area-inset-bottom, 0px)); }
.lc-composer__field {
  display: flex; align-items: flex-end; gap: 4px; min-block-size: 44px; padding: 4px; border-radius: var(--lc-radius-control);
  background: var(--lc-field); box-shadow: inset 0 0 0 1px var(--lc-line-strong); transition: box-shadow 120ms;
}
.lc-composer__field:focus-within { box-shadow: inset 0 0 0 2px var(--lc-accent-text); }
.lc-composer__input {
  flex: 1; min-inline-size: 0; block-size: 36px; max-block-size: 146px; padding-block: 7px; padding-inline: 6px 4px; border: 0; resize: none;
  background: none; color: var(--lc-text); overflow-y: auto; scrollbar-width: thin; outline: none;
  /* Below 16 px Safari on a phone zooms into the field. */
  font-size: 16px; line-height: 22px; unicode-bidi: plaintext; text-align: start; text-overflow: ellipsis;
}
@supports (field-sizing: content) { .lc-composer__input { field-sizing: content; block-size: auto; min-block-size: 36px; } }
.lc-composer__input::placeholder { color: var(--lc-text-muted); opacity: 1; overflow: hidden; text-overflow: ellipsis; white-space: nowrap; }
.lc-composer__send {
  display: grid; place-items: center; position: relative; flex: none; inline-size: 36px; block-size: 36px; border-radius: 50%;
  color: var(--lc-text-muted); transition: background-color 120ms, color 120ms, transform 120ms;
}
.lc-composer__send::after { content: ''; position: absolute; inset: -4px; }
.lc-composer__send:disabled { cursor: default; opacity: 0.7; }
.lc-composer__send:not(:disabled) { background: var(--lc-accent); color: var(--lc-on-accent); }
.lc-composer__send:active:not(:disabled) { transform: scale(0.94); }
.lc-composer__tool {
  display: grid; place-items: center; position: relative; flex: none; inline-size: 36px; block-size: 36px; border-radius: 50%;
  color: var(--lc-text-muted); transition: background-color 120ms, color 120ms;
}
.lc-composer__tool::after { content: ''; position: absolute; inset: -4px 0; }
.lc-composer__tool + .lc-composer__tool { margin-inline-start: -4px; }
@media (hover: hover) { .lc-composer__tool:hover { background: var(--lc-surface-raised); color: var(--lc-text); } }
.lc-composer__hint:not(:empty) { padding: 0 12px 6px; font-size: 12px; line-height: 16px; color: var(--lc-text-muted); }
.lc-composer__hint--over:not(:empty) { font-size: 13px; line-height: 18px; color: var(--lc-danger); }
.lc-composer__problem:not(:empty) { padding: 0 12px 6px; font-size: 13px; line-height: 18px; color: var(--lc-danger); }
/* Narrow: what to write is said in whole. */
@media (max-width: 340px) { .lc-composer { padding-inline: 8px; } .lc-composer__tool { inline-size: 32px; } }
/* Low, where a field of many lines would leave nothing of the conversation. */
@media (max-height: 500px) { .lc-composer__input { max-block-size: 80px; } }
@media (forced-colors: active) {
  .lc-composer__send:not(:disabled) { border: 1px solid ButtonText; }
  .lc-composer__field { border: 1px solid ButtonText; }
  /* Shadows are not painted here, so the frame that shows the focus has to be an outline. */
  .lc-composer__field:focus-within { outline: 2px solid Highlight; outline-offset: 1px; }
}
`;
