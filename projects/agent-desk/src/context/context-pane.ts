import { ChangeDetectionStrategy, Component, computed, inject } from '@angular/core';
import { ArrowLeft, Braces } from 'lucide';
import { NEW_MESSAGE_ID } from '../conversation/message-id';
import type { CaseEdit } from '../state/case-edit';
import { DeskStore } from '../state/desk-store';
import { shownConversation } from '../state/shown-conversation';
import { TEXT } from '../text/catalogue';
import { exactTime, machineTime } from '../text/moments';
import { personName } from '../text/person-name';
import { Avatar } from '../ui/avatar';
import { Icon } from '../ui/icon';
import { CaseFields } from './case-fields';
import { CopyButton } from './copy-button';
import { DataView } from './data-view';

/** Who writes, what the site knows of the visit, and the facts of the conversation. */
@Component({
  selector: 'desk-context-pane',
  imports: [Avatar, CaseFields, CopyButton, DataView, Icon],
  templateUrl: './context-pane.html',
  styleUrl: './context-pane.css',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class ContextPane {
  readonly #store = inject(DeskStore);
  readonly #newId = inject(NEW_MESSAGE_ID);

  protected readonly text = TEXT.context;
  protected readonly icons = { ArrowLeft, Braces };
  protected readonly personName = personName;
  protected readonly exactTime = exactTime;
  protected readonly machineTime = machineTime;
  protected readonly shown = computed(() => {
    const shown = shownConversation(this.#store.state());
    return shown?.conversation ? { ...shown, conversation: shown.conversation } : null;
  });
  protected readonly hasContext = computed(() => Object.keys(this.shown()?.log.context ?? {}).length > 0);
  protected readonly colleagues = computed(() => this.#store.state().colleagues);
  protected readonly command = "liveChat('send_contextual_data', …)";

  protected edit(conversationId: string, edit: CaseEdit): void {
    this.#store.dispatch({ type: 'caseEdited', conversationId, editId: this.#newId(), edit });
  }

  protected back(): void {
    this.#store.dispatch({ type: 'paneShown', pane: 'conversation' });
  }
}
