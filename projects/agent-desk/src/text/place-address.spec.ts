import type { DeskPlace } from '../state/desk-place';
import { addressOf, placeAt } from './place-address';

const start: DeskPlace = { filter: 'OPEN', assignee: 'ANYBODY', tag: null, conversationId: null };

describe('the address of a place', () => {
  it('leads back to the place', () => {
    const places: readonly DeskPlace[] = [
      start,
      { ...start, filter: 'ALL', conversationId: 'Abc-123_xyz' },
      { ...start, filter: 'CLOSED', assignee: 'NOBODY' },
      { filter: 'SOLVED', assignee: 'ME', tag: 'late & „new“ #1/2?', conversationId: 'conversation-1' },
    ];
    for (const place of places) expect(placeAt(addressOf(place))).toEqual(place);
    expect(addressOf(start)).toBe('/');
  });

  it('says no more than what was chosen', () => {
    expect(addressOf({ ...start, assignee: 'ME', conversationId: 'conversation-1' })).toBe(
      '/conversations/conversation-1?assigned=me',
    );
  });

  it('takes nothing but ids and tags of the agreed form, and names that it knows', () => {
    for (const address of [
      '',
      '/',
      '/conversations/',
      '/conversations/short',
      '/conversations/..%2Fsession',
      '/other/abcdefgh',
      '/?status=OPEN&assigned=anybody&tag=',
      '/?status=toString&assigned=__proto__',
      `/?tag=${'x'.repeat(51)}`,
    ]) {
      expect(placeAt(address)).toEqual(start);
    }
    expect(placeAt('/conversations/Abc-123_xyz?from=mail#end').conversationId).toBe('Abc-123_xyz');
  });
});
