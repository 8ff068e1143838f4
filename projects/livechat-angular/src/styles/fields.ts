import { adoptOwnStyles } from '../theme/adopt-own-styles';

/** What people fill in, with its label and what is wrong with it. */
const FIELDS_CSS = `
.lc-field { display: flex; flex-direction: column; gap: 4px; }
.lc-field__label { font-size: 14px; line-height: 20px; font-weight: 500; }
/* A label may end the isolation of an inline box, and turn what stands behind it: not that of a block. */
.lc-field__label bdi { display: inline-block; max-inline-size: 100%; overflow-wrap: anywhere; }
.lc-field__hint { font-weight: 400; color: var(--lc-text-muted); }
:where(.lc-root) .lc-field__input {
  box-sizing: border-box; inline-size: 100%; min-block-size: 44px; margin: 0; padding: 10px 13px; border: 0; border-radius: 12px;
  background: var(--lc-field); color: var(--lc-text); font: inherit; font-size: 16px; line-height: 22px;
  box-shadow: inset 0 0 0 1px var(--lc-line-strong); resize: vertical;
}
.lc-select { position: relative; display: block; color: var(--lc-text-muted); }
:where(.lc-root) .lc-select .lc-field__input { appearance: none; padding-inline-end: 40px; text-overflow: ellipsis; }
:where(.lc-root) .lc-select .lc-icon { position: absolute; inset-block-start: 12px; inset-inline-end: 12px; color: inherit; pointer-events: none; }
.lc-field__input:focus-visible { outline: none; box-shadow: inset 0 0 0 2px var(--lc-accent-text); }
.lc-field__input[aria-invalid='true'] { box-shadow: inset 0 0 0 2px var(--lc-danger); }
.lc-field__input[aria-invalid='true']:focus-visible { outline: 2px solid var(--lc-accent-text); outline-offset: 2px; }
.lc-field__problem { font-size: 13px; line-height: 18px; color: var(--lc-danger); }
.lc-field__problem:empty { display: none; }
@media (forced-colors: active) {
  :where(.lc-root) .lc-field__input { border: 1px solid ButtonText; }
  :where(.lc-root) .lc-field__input:focus-visible { outline: 2px solid Highlight; outline-offset: 1px; }
}
`;

/** Call it in the constructor of a component that has fields. */
export function adoptFieldStyles(): void {
  adoptOwnStyles(FIELDS_CSS);
}
