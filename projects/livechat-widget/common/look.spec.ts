import { forgetLook, readLook, wasOpen, writeLook } from './look';

const ID = '85EA1938-f457-496d-8532-8fa489beea63';
const KEY = 'livechat:85ea1938-f457-496d-8532-8fa489beea63:look';
const storage = (): Storage => localStorage;
const blocked = (): Storage => {
  throw new DOMException('blocked', 'SecurityError');
};

describe('the look of a launcher', () => {
  beforeEach(() => localStorage.clear());

  it('is that of the widget at a first visit', () => {
    expect(readLook(storage, ID)).toMatchObject({
      accent: '#0f6b5c',
      side: 'right',
      inline: 20,
      isVisible: true,
      openLabel: 'Open chat',
    });
  });

  it('is remembered for the widget, however its ID is written, and forgotten', () => {
    const look = { ...readLook(storage, ID), accent: 'rgb(1, 2, 3)', side: 'left', isVisible: false } as const;
    writeLook(storage, ID, look);
    expect(localStorage.getItem(KEY)).not.toBeNull();
    expect(readLook(storage, ID.toLowerCase())).toEqual(look);
    forgetLook(storage, ID);
    expect(localStorage.getItem(KEY)).toBeNull();
  });

  it.each([
    'no JSON',
    '7',
    'null',
    '[]',
    JSON.stringify({ accent: 'url(https://evil.example)', inline: -1, block: 1e9, icon: ['<script>'], language: '' }),
    JSON.stringify({ accent: 7, inline: '20', block: null, icon: 'M0 0', openLabel: '\u0000' }),
  ])('G19: takes nothing from a storage that holds %s', (text) => {
    localStorage.setItem(KEY, text);
    expect(readLook(storage, ID)).toEqual(readLook(blocked, ID));
  });

  it('needs no storage', () => {
    expect(() => writeLook(blocked, ID, readLook(blocked, ID))).not.toThrow();
    expect(() => forgetLook(blocked, ID)).not.toThrow();
    expect(wasOpen(blocked, ID)).toBe(false);
  });

  it('knows whether the window was left open', () => {
    expect(wasOpen(storage, ID)).toBe(false);
    localStorage.setItem(KEY.replace(':look', ':session'), JSON.stringify({ isOpen: true }));
    expect(wasOpen(storage, ID)).toBe(true);
  });
});
