import { makeEmbedded } from './embedded';
import type { Slot } from './slot';
import type { View } from './view';
import { fault } from './fault';

/** Something that can be drawn elsewhere. */
export class TemplateRef {
  constructor(readonly slot: Slot) {}

  static ofSlot(slot: Slot): TemplateRef {
    if (slot.plan.template === null) throw fault('NG0201', ngDevMode && 'No provider found for TemplateRef.');
    return new TemplateRef(slot);
  }

  /** Makes what it is the template of; whoever asks for it draws it. */
  make(context: unknown): View {
    return makeEmbedded(this.slot, context);
  }
}
