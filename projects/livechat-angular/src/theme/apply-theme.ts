import { isPlatformBrowser } from '@angular/common';
import { DOCUMENT, PLATFORM_ID, computed, effect, inject, type Signal } from '@angular/core';
import { LiveChatService } from 'livechat-angular/service';
import { createColourReader } from './read-colour';
import { SHAPE_TOKENS, type LauncherIcon } from './shape-tokens';
import { hostDeclarations } from './style-sheets';
import { derivedStyles, launcherIcon, schemeChoice, themeStyles, type Styles } from './theme-styles';
import { SCHEME_TOKENS, type Scheme } from './tokens';
import { watchMedia } from './watch-media';

/** What of a theme is no style. */
export interface AppliedTheme {
  readonly launcherIcon: Signal<LauncherIcon>;
}

/**
 * Keeps the chat's theme applied to the widget's element, as custom properties set through the
 * CSSOM, which every content security policy allows. Call it in an injection context.
 */
export function applyTheme(host: HTMLElement): AppliedTheme {
  const chat = inject(LiveChatService);
  const document = inject(DOCUMENT);
  const readColour = createColourReader(document);
  const prefersDark = watchMedia('(prefers-color-scheme: dark)');

  const theme = computed(() => chat.state().theme);
  const widget = computed(() => chat.state().widget);
  const styles = computed(() => themeStyles(widget()?.themes ?? {}, theme()));
  const applied: AppliedTheme = { launcherIcon: computed(() => launcherIcon(styles())) };
  // A server has no sheets to construct, and inline styles would ask for a looser policy.
  if (!isPlatformBrowser(inject(PLATFORM_ID))) return applied;

  const scheme = computed<Scheme>(() => {
    const choice = schemeChoice(styles());
    if (choice !== 'auto') return choice;
    return prefersDark() ? 'dark' : 'light';
  });

  let declarations: CSSStyleDeclaration | null = null;
  let inPlace: Styles = {};
  effect(() => {
    declarations ??= hostDeclarations(host);
    const chosen: Styles = { ...SHAPE_TOKENS, ...SCHEME_TOKENS[scheme()], 'color-scheme': scheme(), ...styles() };
    replace(declarations, inPlace, chosen);
    // What is in force now, the page's own CSS included, decides the colours that follow from it.
    const inForce = document.defaultView?.getComputedStyle(host);
    const derived = derivedStyles(
      (name) => readColour(inForce?.getPropertyValue(name) || (chosen[name] ?? '')),
      scheme(),
    );
    const added = { ...derived, ...styles() };
    replace(declarations, {}, added);
    inPlace = { ...chosen, ...added };
  });
  return applied;
}

function replace(target: CSSStyleDeclaration, old: Styles, wanted: Styles): void {
  for (const name of Object.keys(old)) if (!(name in wanted)) target.removeProperty(name);
  for (const [name, value] of Object.entries(wanted)) target.setProperty(name, value);
}
