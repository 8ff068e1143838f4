import { Injectable } from '@angular/core';
import { TypedLiveChat } from './typed-live-chat';

/**
 * The live chat for Angular: its state as signals, its events as observables, its commands as
 * methods. It decides nothing; `livechat-core` does.
 *
 * @example
 * ```ts
 * @Component({ selector: 'app-badge', template: `{{ unread() }}` })
 * export class Badge {
 *   private readonly chat = inject(LiveChatService);
 *   protected readonly unread = this.chat.unread;
 *
 *   async share(): Promise<void> {
 *     await this.chat.sendContextualData({ metadata: { cart: 3 } });
 *   }
 * }
 * ```
 */
@Injectable()
export class LiveChatService extends TypedLiveChat {}
