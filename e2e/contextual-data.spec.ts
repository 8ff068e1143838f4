import { expect, test } from './fixtures/test.js';

test.describe('contextual data', () => {
  test('G9: sent before the first message it waits, and arrives with the conversation', async ({
    visitor,
    desk,
    unique,
  }) => {
    let settled = false;
    const metadata = { product: 'Tide mug', seconds_since_last_cart_visit: 178, cart: { items: ['TIDE-MUG'] } };
    const answer = visitor.call('send_contextual_data', { metadata });
    void answer.then(() => (settled = true));
    const merged = visitor.call('send_contextual_data', { metadata: { color: 'green' }, multiThreadStrategy: 'ALL' });

    await visitor.widget.open();
    await visitor.widget.startConversation();
    expect(settled).toBe(false);

    const hello = unique('Is it in stock?');
    await visitor.widget.send(hello);
    const { result, defined } = await answer;
    expect(defined).toBe(1);
    expect(result).toMatchObject({ threadIds: [expect.any(String)] });
    expect((await merged).result).toMatchObject({ threadIds: result?.['threadIds'] });

    await desk.open(hello);
    await expect(desk.context).toContainText('product');
    await expect(desk.context).toContainText('Tide mug');
    await expect(desk.context).toContainText('178');
    await expect(desk.context).toContainText('green');
    await expect(desk.context).toContainText('TIDE-MUG');
  });

  test('sent later it changes the card that the agent has open', async ({ visitor, desk, unique }) => {
    const hello = unique('Hello');
    const { result } = await visitor.call('send', { type: 'BASIC', message: hello });
    await desk.open(hello);

    const first = await visitor.call('send_contextual_data', { metadata: { color: 'red', size: 'M' } });
    expect(first.result).toMatchObject({ threadIds: [result?.['threadId']] });
    await expect(desk.context).toContainText('red');

    await visitor.call('send_contextual_data', { metadata: { color: 'blue' } });
    await expect(desk.context).toContainText('blue');
    await expect(desk.context).not.toContainText('red');
    await expect(desk.context).toContainText('M');
  });

  test('G10: ALL reaches every open conversation, ACTIVE the shown one', async ({ visitor, desk, unique }) => {
    const texts = [unique('First'), unique('Second')];
    const threadIds: unknown[] = [];
    for (const message of texts) {
      await visitor.call('open_new_thread');
      threadIds.push((await visitor.call('send', { type: 'BASIC', message })).result?.['threadId']);
    }
    expect(new Set(threadIds).size).toBe(2);

    const all = await visitor.call('send_contextual_data', { metadata: { plan: 'gold' }, multiThreadStrategy: 'ALL' });
    expect([...(all.result?.['threadIds'] as string[])].sort()).toEqual([...threadIds].sort());
    const active = await visitor.call('send_contextual_data', { metadata: { shown: 'second' } });
    expect(active.result?.['threadIds']).toEqual([threadIds[1]]);

    await desk.open(texts[0]!);
    await expect(desk.context).toContainText('gold');
    await expect(desk.context).not.toContainText('shown');
    await desk.open(texts[1]!);
    await expect(desk.context).toContainText('gold');
    await expect(desk.context).toContainText('shown');
  });
});
