import { adoptOwnStyles } from '../theme/adopt-own-styles';

/** The list of conversations. */
const THREADS_CSS = `
.lc-threads { flex: 1; min-block-size: 0; overflow-y: auto; overscroll-behavior: contain; padding: 8px; scrollbar-width: thin; scrollbar-color: var(--lc-line-strong) transparent; }
.lc-thread {
  display: grid; grid-template-columns: 40px minmax(0, 1fr) auto; column-gap: 12px; align-items: center; inline-size: 100%;
  padding: 12px 10px; border-radius: 12px; text-align: start; transition: background-color 120ms;
}
.lc-thread:focus-visible { outline-offset: -2px; }
@media (hover: hover) { .lc-thread:hover { background: var(--lc-surface-raised); } }
.lc-thread__text { min-inline-size: 0; }
.lc-thread__name, .lc-thread__preview { display: flex; }
.lc-thread__you { flex: none; white-space: pre; }
.lc-thread__name { font-weight: 600; }
.lc-thread__preview { color: var(--lc-text-muted); font-size: 14px; line-height: 20px; }
.lc-thread--unread .lc-thread__preview { color: var(--lc-text); font-weight: 500; }
.lc-thread__side { display: flex; flex-direction: column; align-items: flex-end; gap: 4px; align-self: start; padding-block-start: 2px; font-size: 12px; line-height: 18px; color: var(--lc-text-muted); }
.lc-thread__state { display: flex; align-items: center; gap: 6px; }
.lc-thread__count { min-inline-size: 20px; block-size: 20px; padding-inline: 6px; border-radius: 10px; background: var(--lc-badge); color: var(--lc-on-badge); font-weight: 600; line-height: 20px; text-align: center; font-variant-numeric: tabular-nums; }
.lc-threads__action { display: flex; justify-content: center; flex: none; padding: 12px 16px calc(16px + env(safe-area-inset-bottom, 0px)); border-block-start: 1px solid var(--lc-line); }
.lc-threads__heading { padding: 8px 10px 4px; font-size: 13px; line-height: 18px; color: var(--lc-text-muted); }
`;

/** Call it in the constructor of the component that needs them. */
export function adoptThreadStyles(): void {
  adoptOwnStyles(THREADS_CSS);
}
