import { Injectable } from '@angular/core';
import { TypedLiveChat } from './typed-live-chat';

/**
 * The live chat for Angular: its state as signals, its events as observables, its commands as
 * methods. It decides nothing; `livechat-core` does.
 *
 * @example
 * ```ts
 * const chat = inject(LiveChatService);
 * readonly badge = chat.unread;
 * await chat.sendContextualData({ metadata: { cart: 3 } });
 * ```
 */
@Injectable()
export class LiveChatService extends TypedLiveChat {}
