import type { FileReference } from '../../protocol/index.js';
import { attachmentRefusal, refuseUnfitFiles } from './attachment-refusal.js';
import { WIDGET, call, idle, play, threadOf, welcomed } from './fixtures.harness.js';

const rules = { isEnabled: true, maxSize: 100, allowedExtensions: ['png', 'pdf'] };
const file = (name: string, size = 1): FileReference => ({ id: 'file-0001', name, mediaType: 'image/png', size });

describe('attachmentRefusal', () => {
  it('G20: takes a file of the largest size and not one that is a byte larger', () => {
    expect(attachmentRefusal(rules, [file('a.png', 100)])).toBeNull();
    expect(attachmentRefusal(rules, [file('a.png', 101)])).toMatchObject({
      code: 'LIMIT_EXCEEDED',
      field: 'attachment',
    });
  });

  it('takes the kinds that the widget allows, however they are written', () => {
    expect(attachmentRefusal(rules, [file('A.final.PNG'), file('b.pdf')])).toBeNull();
    const refusal = attachmentRefusal(rules, [file('a.png'), file('b.exe')]);
    expect(refusal).toMatchObject({ code: 'INVALID_ARGUMENT', field: 'attachments[1].fileName' });
    expect(refusal?.remedy).toContain('png, pdf');
    expect(attachmentRefusal(rules, [file('png')])).toMatchObject({ field: 'fileName' });
    expect(attachmentRefusal(rules, [{ url: 'https://x.test/a', name: 'a.exe' }])).not.toBeNull();
    expect(attachmentRefusal(rules, [{ url: 'https://x.test/a', name: 'a.png' }])).toBeNull();
  });

  it('takes none where they are disabled, or the server knows nothing of them', () => {
    const disabled = { ...rules, isEnabled: false };
    expect(attachmentRefusal(disabled, [file('a.png')])?.code).toBe('ATTACHMENTS_UNAVAILABLE');
    expect(attachmentRefusal(undefined, [file('a.png')])?.code).toBe('ATTACHMENTS_UNAVAILABLE');
    expect(attachmentRefusal(undefined, [])).toBeNull();
  });
});

describe('refuseUnfitFiles', () => {
  const image = { type: 'BASIC', attachment: 'data:,x', fileName: 'a.exe' };
  const early = () => play(idle(), call('send_contextual_data', { metadata: { a: 1 } }), call('send', image));

  it('refuses what waits, and lets alone what fits, has left, or is refused already', () => {
    const known = { ...early(), widget: { ...WIDGET, attachments: rules } };
    const refused = refuseUnfitFiles(known);
    expect(refused.outbox).toMatchObject([{ status: 'failed', error: { field: 'fileName' } }]);
    expect(refuseUnfitFiles(refused)).toBe(refused);
    const left = { ...known, outbox: known.outbox.map((entry) => ({ ...entry, wasSent: true })) };
    expect(refuseUnfitFiles(left)).toBe(left);
    const text = play(welcomed(), call('send', 'Hello'));
    expect(refuseUnfitFiles(text)).toBe(text);
  });

  it('has nothing to say of contextual data', () => {
    const state = play(
      welcomed({ threads: [threadOf('thread-01')] }),
      call('send_contextual_data', { metadata: {}, multiThreadStrategy: 'ALL' }),
    );
    expect(state.outbox).toHaveLength(1);
    expect(refuseUnfitFiles(state)).toBe(state);
  });
});
