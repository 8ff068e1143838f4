import { adoptOwnStyles } from '../theme/adopt-own-styles';

/** Lists and code in words. */
const TEXT_CSS = `
:where(.lc-root) .lc-list { margin: 4px 0; padding-inline-start: 20px; list-style: disc; }
:where(.lc-root) .lc-list--ordered { list-style: decimal; }
.lc-code { padding: 1px 4px; border-radius: 4px; background: color-mix(in srgb, currentColor 12%, transparent); font: 0.92em/1.5 ui-monospace, SFMono-Regular, Menlo, Consolas, monospace; }
.lc-message--own .lc-code { background: none; box-shadow: inset 0 0 0 1px color-mix(in srgb, currentColor 45%, transparent); }
`;

/** Call it in the constructor of the component that needs them. */
export function adoptTextStyles(): void {
  adoptOwnStyles(TEXT_CSS);
}
