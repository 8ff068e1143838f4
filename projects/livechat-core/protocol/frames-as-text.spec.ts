import fc from 'fast-check';
import { decodeClientFrame, decodeServerFrame } from './decode-frame.js';
import { encodeFrame, fitsFrame } from './encode-frame.js';
import { LIMITS } from './limits.js';
import type { ServerFrame } from './server-frames.js';

const thrownBy = (action: () => unknown): unknown => {
  try {
    return action();
  } catch (error) {
    return error;
  }
};

describe('frames as text', () => {
  it('refuses whatever is no frame with an error that names the field', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.json()), (text) => {
        for (const decode of [decodeClientFrame, decodeServerFrame]) {
          try {
            decode(text);
          } catch (error) {
            expect(error).toMatchObject({ name: 'LiveChatError', code: 'INVALID_ARGUMENT' });
          }
        }
      }),
    );
  });

  it('names the field inside a target, a union', () => {
    const text = JSON.stringify({
      type: 'post',
      clientMessageId: 'message-01',
      target: { threadId: 'no spaces' },
      content: { type: 'TEXT', text: 'a' },
    });
    expect(thrownBy(() => decodeClientFrame(text))).toMatchObject({ field: 'target.threadId' });
  });

  const message = (content: unknown): string =>
    JSON.stringify({
      type: 'message',
      later: 'a key of a newer server',
      message: {
        id: 'message-01',
        threadId: 'thread-001',
        seq: 1,
        clientMessageId: 'client-001',
        author: { type: 'AGENT', id: 'agent-001' },
        content,
        createdAt: 1,
      },
    });

  it('understands a newer server: unknown keys are left out, unknown contents are marked', () => {
    const frame = decodeServerFrame(message({ type: 'HOLOGRAM', url: 'x' })) as Extract<
      ServerFrame,
      { type: 'message' }
    >;
    expect(frame.message.content).toEqual({ type: 'UNSUPPORTED' });
    expect(frame).not.toHaveProperty('later');
  });

  it('understands a newer error code', () => {
    const text = '{"type":"error","error":{"code":"TEAPOT","message":"m","remedy":"r"}}';
    expect(decodeServerFrame(text)).toMatchObject({ error: { code: 'INTERNAL_ERROR', message: 'm' } });
  });

  it('gives back what it encoded', () => {
    const text = message({ type: 'TEXT', text: '\ud800 lone surrogate, \u202e bidi, \u0000 zero' });
    const frame = decodeServerFrame(text);
    expect(decodeServerFrame(encodeFrame(frame))).toEqual(frame);
  });

  it('G20: a frame of 64 KiB fits, one byte more does not', () => {
    expect(fitsFrame('x'.repeat(LIMITS.frameBytes))).toBe(true);
    expect(fitsFrame('x'.repeat(LIMITS.frameBytes + 1))).toBe(false);
    expect(fitsFrame('€'.repeat(LIMITS.frameBytes / 2))).toBe(false);
  });
});
