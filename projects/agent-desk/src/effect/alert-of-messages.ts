import { DestroyRef, inject } from '@angular/core';
import { takeUntilDestroyed } from '@angular/core/rxjs-interop';
import type { Message } from 'livechat-core/protocol';
import { AlertSwitch } from '../attention/alert-switch';
import { BrowserAlerts, CHIME } from '../attention/browser-alerts';
import { PageState } from '../live/page-state';
import type { DeskState } from '../state/desk-state';
import { DeskStore } from '../state/desk-store';
import { messageSummary } from '../text/message-summary';
import { personName } from '../text/person-name';

/**
 * Alerts the agent of what customers write, who wishes it: in conversations that are the agent's own or nobody's and
 * not in view. What colleagues look after disturbs nobody else.
 */
export function alertOfMessages(): void {
  const store = inject(DeskStore);
  const page = inject(PageState);
  const alerts = inject(BrowserAlerts);
  const chime = inject(CHIME);
  const { isOn } = inject(AlertSwitch);
  let alertedId: string | null = null;

  store.changes$.pipe(takeUntilDestroyed(inject(DestroyRef))).subscribe(({ event, state }) => {
    if (event.type === 'conversationOpened') alerts.close(event.conversationId);
    if (event.type !== 'messageHeard' || !isOn() || event.message.id === alertedId) return;
    if (concerns(state, event.conversationId, event.message)) alert(state, event.conversationId, event.message);
  });

  function concerns({ session, conversations, openId }: DeskState, id: string, message: Message): boolean {
    if (message.author.type !== 'CUSTOMER' || session.status !== 'signed-in') return false;
    const { assignee } = conversations[id] ?? {};
    const isInView = page.isVisible() && openId === id;
    return !isInView && (assignee === undefined || assignee.id === session.agent.id);
  }

  function alert({ conversations }: DeskState, conversationId: string, message: Message): void {
    const conversation = conversations[conversationId];
    if (conversation === undefined) return;
    alertedId = message.id;
    chime();
    // Who looks at the desk sees the list.
    if (page.isVisible()) return;
    const said = { conversationId, title: personName(conversation.customer), body: messageSummary(message, '') };
    alerts.show(said, () => store.dispatch({ type: 'conversationOpened', conversationId }));
  }
}
