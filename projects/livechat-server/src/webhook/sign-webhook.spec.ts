import { Webhook } from 'standardwebhooks';
import { newWebhookSecret, signWebhook } from './sign-webhook.js';

describe('the signature of a webhook', () => {
  const body = '{"type":"INBOUND_MESSAGE","payload":{"text":"Grüße 👋"}}';
  const secret = newWebhookSecret();
  const signed = () => ({ ...signWebhook([secret], { id: 'event-1', at: Date.now(), body }) });

  it('is one that the reference library of Standard Webhooks accepts', () => {
    expect(new Webhook(secret).verify(body, signed())).toEqual(JSON.parse(body));
  });

  it('is one for each secret, so that a receiver may know either', () => {
    const newer = newWebhookSecret();
    const headers = { ...signWebhook([newer, secret], { id: 'event-1', at: Date.now(), body }) };
    for (const known of [newer, secret]) expect(new Webhook(known).verify(body, headers)).toEqual(JSON.parse(body));
  });

  it.each([
    ['another body', () => new Webhook(secret).verify(body.replace('G', 'g'), signed())],
    ['another event', () => new Webhook(secret).verify(body, { ...signed(), 'webhook-id': 'event-2' })],
    ['another secret', () => new Webhook(newWebhookSecret()).verify(body, signed())],
    [
      'an attempt of long ago',
      () => new Webhook(secret).verify(body, { ...signWebhook([secret], { id: 'event-1', at: 0, body }) }),
    ],
  ])('does not fit %s', (_what, verify) => {
    expect(verify).toThrow();
  });

  it('says the time of the attempt in seconds', () => {
    expect(signWebhook([secret], { id: 'event-1', at: 1_999, body })['webhook-timestamp']).toBe('1');
  });
});
