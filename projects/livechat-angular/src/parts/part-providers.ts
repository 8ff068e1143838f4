import { InjectionToken, inject, type Provider, type Type } from '@angular/core';
import { NotifyPermission } from '../attention/permission';
import { SoundSetting } from '../attention/sound-setting';
import { LocaleService } from '../i18n/locale-service';
import { LiveChatService, OncePerChat } from 'livechat-angular/service';
import { Conversation } from './conversation';
import { PartFrame } from './part-frame';
import { PartTemplates } from './part-templates';

/** The chat that the parts around a place show. */
const SHOWN_CHAT = new InjectionToken<LiveChatService>('livechat of the parts around');

/**
 * What every part of the chat provides: the outermost one of a chat makes it, the parts inside share
 * it. Inside of a scope another chat begins, and with it another outermost part.
 */
export const PART_PROVIDERS: Provider[] = /* @__PURE__ */ partProviders();

function partProviders(): Provider[] {
  return [
    { provide: SHOWN_CHAT, useFactory: () => inject(LiveChatService) },
    { provide: LocaleService, useFactory: () => inject(OncePerChat).get(LocaleService) },
    shared(PartFrame),
    shared(PartTemplates),
    shared(Conversation),
    shared(NotifyPermission),
    shared(SoundSetting),
  ];
}

function shared<T>(type: Type<T>): Provider {
  const useFactory = (): T => {
    const around = inject(SHOWN_CHAT, { skipSelf: true, optional: true });
    return around === inject(LiveChatService) ? inject(type, { skipSelf: true }) : new type();
  };
  return { provide: type, useFactory };
}
