import { adoptOwnStyles } from '../theme/adopt-own-styles';

const FORM_CSS = `
lc-pre-chat-form { display: flex; flex-direction: column; flex: 1; min-block-size: 0; }
.lc-form { display: flex; flex-direction: column; gap: 14px; flex: 1; min-block-size: 0; overflow-y: auto; padding: 20px 20px calc(20px + env(safe-area-inset-bottom, 0px)); }
.lc-form__title { font-size: 18px; line-height: 26px; }
.lc-form__consent { display: flex; gap: 10px; align-items: flex-start; font-size: 14px; line-height: 20px; }
.lc-form__consent input { flex: none; inline-size: 20px; block-size: 20px; margin: 0; accent-color: var(--lc-accent); }
.lc-form__link { align-self: flex-start; margin-inline-start: 30px; font-size: 14px; color: var(--lc-accent-text); }
.lc-form > .lc-button { flex: none; }
`;

/** Adopts the styles of forms where the component is; to be called in its constructor. */
export function adoptFormStyles(): void {
  adoptOwnStyles(FORM_CSS);
}
