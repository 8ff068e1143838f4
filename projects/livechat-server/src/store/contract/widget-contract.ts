import { KEY, MULTI, SINGLE, StoreFixture, refusal, type MakePlace } from './store-fixture.js';

/** Widgets and the keys of their sites. */
export function widgetContract(makePlace: MakePlace): void {
  const on = new StoreFixture();

  beforeEach(() => on.setUp(makePlace));
  afterEach(() => on.tearDown());

  describe('widgets', () => {
    it('are found with all that was set, and nothing that was taken away, also after a restart', async () => {
      const shop = {
        ...{ id: '33333333-3333-4333-8333-333333333333', title: 'Shop', multiThread: true },
        ...{ themes: { default: { styles: { '--lc-primary': '#123456' } } }, origins: ['https://shop.example'] },
      };
      await on.store.createWidget({ ...shop, replyMinutes: 5, offlineText: 'Closed' }, { ...KEY, id: 'key-of-shop' });
      await on.store.updateWidget(shop.id, { title: 'Zoo', offlineText: null });
      await on.reopen();
      const changed = { ...shop, title: 'Zoo', replyMinutes: 5 };
      expect(await on.store.findWidget(shop.id)).toEqual(changed);
      expect(await on.store.findWidget('44444444-4444-4444-8444-444444444444')).toBeUndefined();
      // The others are called as their ids.
      expect((await on.store.listWidgets()).map(({ id }) => id)).toEqual([MULTI, SINGLE, shop.id]);
      expect((await on.store.listWidgets()).at(-1)).toEqual(changed);
    });
  });

  describe('the keys of a widget', () => {
    const idsOf = async (widgetId: string) => (await on.store.listWidgetKeys(widgetId)).map(({ id }) => id);

    it('are listed newest first, as they were added, also after a restart', async () => {
      on.now += 1;
      const key = { id: 'key-new', algorithm: 'ES256', kind: 'PUBLIC_KEY', material: '{"kty":"EC"}' } as const;
      expect(await on.store.addWidgetKey(MULTI, key)).toBe(true);
      await on.reopen();
      expect(await on.store.listWidgetKeys(MULTI)).toEqual([key, { ...KEY, id: `key-of-${MULTI}` }]);
      expect(await idsOf(SINGLE)).toEqual([`key-of-${SINGLE}`]);
    });

    it('are removed from their own widget only', async () => {
      expect(await on.store.removeWidgetKey(SINGLE, `key-of-${MULTI}`)).toBe(false);
      expect(await on.store.removeWidgetKey(MULTI, `key-of-${MULTI}`)).toBe(true);
      expect(await on.store.removeWidgetKey(MULTI, `key-of-${MULTI}`)).toBe(false);
      expect(await idsOf(MULTI)).toEqual([]);
    });

    it('have ids of their own, through all widgets', async () => {
      const taken = on.store.addWidgetKey(SINGLE, { ...KEY, id: `key-of-${MULTI}` });
      await expect(taken).rejects.toEqual(refusal('INVALID_ARGUMENT'));
    });

    it('need a widget', async () => {
      expect(await on.store.addWidgetKey('33333333-3333-4333-8333-333333333333', KEY)).toBe(false);
    });
  });
}
