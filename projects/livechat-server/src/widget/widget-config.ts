import type { Availability, WidgetConfig } from 'livechat-core/protocol';
import { attachmentRulesOf } from '../files/attachment-rules.js';
import type { Widget } from '../store/widget-store.js';

/** What a page may know of its widget. */
export function toWidgetConfig(widget: Widget, availability?: Availability): WidgetConfig {
  const { id, title, multiThread, themes, greeting, preChatForm, launcher } = widget;
  return {
    id,
    title,
    multiThread,
    themes,
    ...(greeting === undefined ? {} : { greeting }),
    ...(preChatForm === undefined ? {} : { preChatForm }),
    ...(launcher === undefined ? {} : { launcher }),
    attachments: attachmentRulesOf(widget),
    ...(availability === undefined ? {} : { availability }),
  };
}
