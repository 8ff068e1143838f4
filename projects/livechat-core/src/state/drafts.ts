import type { WidgetState } from './widget-state.js';

/** Sets one draft; an empty one is not kept. */
export function withDraft(drafts: WidgetState['drafts'], key: string, text: string): WidgetState['drafts'] {
  const rest = Object.entries(drafts).filter(([other]) => other !== key);
  return Object.fromEntries(text === '' ? rest : [...rest, [key, text]]);
}
