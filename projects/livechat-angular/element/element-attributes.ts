import { ChangeDetectionStrategy, Component, input } from '@angular/core';

/** The properties of `<live-chat>`; the attributes have the same names in kebab-case. */
export interface LiveChatElementProperties {
  widgetId: string | null;
  serverUrl: string | null;
  language: string | null;
  theme: string | null;
  /** Texts that replace the widget's own, by language; JSON. */
  texts: string | null;
  /** `inline` makes the window a part of the page: it fills the element, without a launcher. */
  layout: 'floating' | 'inline' | null;
  /** `required`: nothing is stored or connected before somebody opens the chat, or `grantConsent()`. */
  consent: 'required' | null;
  open: boolean;
}

/** The name of a property of `<live-chat>`. */
export type PropertyName = keyof LiveChatElementProperties;

/**
 * Declares the attributes and properties of `<live-chat>`: Angular Elements reads them from the
 * inputs of a component. What they do is in the strategy; this component is never rendered.
 */
@Component({
  selector: 'lc-element-attributes',
  template: '',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class ElementAttributes {
  readonly widgetId = input<string | null>(null);
  readonly serverUrl = input<string | null>(null);
  readonly language = input<string | null>(null);
  readonly theme = input<string | null>(null);
  readonly texts = input<string | null>(null);
  readonly layout = input<'floating' | 'inline' | null>(null);
  readonly consent = input<'required' | null>(null);
  readonly open = input(false);
}
