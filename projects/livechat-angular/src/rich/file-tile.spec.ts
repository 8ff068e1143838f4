import { TestBed } from '@angular/core/testing';
import { createLiveChat, memorySessionStore } from 'livechat-core';
import type { FileReference } from 'livechat-core/protocol';
import { provideLiveChatInstance } from 'livechat-angular/service';
import { LocaleService } from '../i18n/locale-service';
import { FileTile } from './file-tile';
import { FileUrls } from './file-urls';

const film: FileReference = { id: 'file-1', name: 'wheel.webm', mediaType: 'video/webm', size: 10 };
const note: FileReference = { id: 'file-2', name: 'note.webm', mediaType: 'audio/webm', size: 10 };

describe('FileTile', () => {
  it.each([
    ['film', 'video', film],
    ['sound', 'audio', note],
  ])('asks for nothing before it has the bytes of a %s', async (_, selector, file) => {
    let deliver = (_address: string): void => undefined;
    const bytes = new Promise<string>((resolve) => (deliver = resolve));
    const chat = createLiveChat({ serverUrl: 'https://chat.example', store: memorySessionStore() });
    TestBed.configureTestingModule({
      providers: [provideLiveChatInstance(chat), LocaleService, { provide: FileUrls, useValue: { of: () => bytes } }],
    });
    const fixture = TestBed.createComponent(FileTile);
    fixture.componentRef.setInput('file', file);
    fixture.componentRef.setInput('isOwn', true);
    await fixture.whenStable();
    const player = (fixture.nativeElement as HTMLElement).querySelector(selector);
    expect(player?.hasAttribute('src')).toBe(false);
    deliver('blob:https://shop.example/1');
    await bytes;
    await fixture.whenStable();
    expect(player?.getAttribute('src')).toBe('blob:https://shop.example/1');
  });
});
