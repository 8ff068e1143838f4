import { ChangeDetectionStrategy, Component } from '@angular/core';
import {
  LiveChatComposer,
  LiveChatEmptyTemplate,
  LiveChatMessageList,
  LiveChatMessageTemplate,
  LiveChatThreadList,
} from 'livechat-angular';
import { OrderCard } from '../chat/order-card';

/** All conversations with the shop on a page of their own, made of the chat's parts. */
@Component({
  selector: 'shop-help-page',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [
    LiveChatComposer,
    LiveChatEmptyTemplate,
    LiveChatMessageList,
    LiveChatMessageTemplate,
    LiveChatThreadList,
    OrderCard,
  ],
  host: { class: 'page' },
  template: `
    <div class="wrap">
      <header class="page-head">
        <h1>Ask the potters</h1>
        <p class="lead">Glazes, sizes, a chipped rim: somebody from the workshop answers.</p>
      </header>
      <div class="card help">
        <aside class="help-list">
          <lc-thread-list>
            <ng-template lcEmpty>
              <p class="help-none">Your conversations will be kept here.</p>
            </ng-template>
          </lc-thread-list>
        </aside>
        <section class="help-talk" aria-label="Conversation">
          <lc-message-list>
            <ng-template [lcMessage]="'CUSTOM_DATA'" let-message>
              <shop-order-card [data]="message.content.customData" [words]="message.content.userMessage" />
            </ng-template>
            <ng-template lcEmpty>
              <div class="help-welcome">
                <img src="/assets/art/teapot.svg" alt="" width="400" height="400" />
                <h2>The kettle is on</h2>
                <p class="quiet">Ask about a pot, an order, or what to put where.</p>
              </div>
            </ng-template>
          </lc-message-list>
          <lc-composer />
        </section>
      </div>
    </div>
  `,
})
export class HelpPage {}
