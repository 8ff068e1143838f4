import { inputBinding } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import type { Message } from 'livechat-core/protocol';
import { sampleId } from '../testing/samples';
import { MessageBody } from './message-body';

function show(content: Message['content']): HTMLElement {
  const fixture = TestBed.createComponent(MessageBody, { bindings: [inputBinding('content', () => content)] });
  fixture.detectChanges();
  return fixture.nativeElement as HTMLElement;
}

const words = (element: Element): string => (element.textContent ?? '').replaceAll(/\s+/g, ' ').trim();
const items = (element: Element): string[] => [...element.querySelectorAll('li')].map(words);
const POSTBACK = { type: 'POSTBACK', title: 'Yes, please', payload: 'yes' } as const;
const LINK = { type: 'URL', title: 'Track it', url: 'https://shop.example/track' } as const;

describe('MessageBody', () => {
  it('shows buttons below their text, to be read alone, and links to be followed', () => {
    const body = show({ type: 'BUTTONS', text: 'Shall we?', buttons: [POSTBACK, LINK] });
    expect(words(body)).toContain('Shall we?');
    expect(items(body)).toEqual(['Yes, please', 'Track it']);
    expect(body.querySelectorAll('button')).toHaveLength(0);
    const link = body.querySelector('ul a');
    expect(link?.getAttribute('href')).toBe(LINK.url);
    expect(link?.getAttribute('rel')).toContain('noopener');
  });

  it('shows what the customer has chosen, of which message it was', () => {
    const fixture = TestBed.createComponent(MessageBody, {
      bindings: [
        inputBinding('content', () => ({ type: 'BUTTONS', text: 'Shall we?', buttons: [POSTBACK, LINK] })),
        inputBinding('chosen', () => ['yes']),
      ],
    });
    fixture.detectChanges();
    expect(items(fixture.nativeElement as HTMLElement)).toEqual(['Yes, please, chosen', 'Track it']);
    expect(words(show({ type: 'ANSWER', text: 'Yes, please', payload: 'yes' }))).toMatch(/^Chosen ?Yes, please$/);
  });

  it('shows the name of a file in the order of its characters', () => {
    const name = 'photo\u202Egpj.exe';
    const body = show({
      type: 'FILES',
      files: [{ id: sampleId('file'), name, mediaType: 'application/octet-stream', size: 3 }],
    });
    expect(body.querySelector('.name')?.textContent).toBe('photogpj.exe');
    expect(body.querySelector('a')?.getAttribute('download')).toBe('photogpj.exe');
  });

  it('shows suggested answers', () => {
    const replies = [
      { title: 'Red', payload: 'r' },
      { title: 'Blue', payload: 'b' },
    ];
    expect(items(show({ type: 'QUICK_REPLIES', text: 'Which colour?', replies }))).toEqual(['Red', 'Blue']);
  });

  it('G19: shows cards without asking for the pictures of others', () => {
    const cards = [
      { title: 'Mug', description: 'Holds tea', imageUrl: 'https://img.example/mug.png', actions: [POSTBACK] },
      { title: 'Bowl', actions: [] },
    ];
    const body = show({ type: 'CAROUSEL', cards });
    expect(body.querySelector('ol')?.getAttribute('aria-label')).toBe('2 cards');
    expect([...body.querySelectorAll('h3')].map(words)).toEqual(['Mug', 'Bowl']);
    expect(words(body)).toContain('Holds tea');
    expect(body.querySelector('img')).toBeNull();
    expect(body.querySelector('.image')?.getAttribute('href')).toBe('https://img.example/mug.png');
  });

  it('shows a form by its fields, and what was agreed to', () => {
    const body = show({
      type: 'FORM',
      fields: [{ name: 'order', label: 'Order', value: '4711' }],
      consent: 'You may write to me.',
    });
    expect(words(body.querySelector('dt')!)).toBe('Order');
    expect(words(body.querySelector('dd')!)).toBe('4711');
    expect(words(body)).toContain('You may write to me.');
  });

  it('shows a survey with its second question, and its answer', () => {
    const survey = show({ type: 'SURVEY', text: 'How was it?', followUp: 'What was missing?' });
    expect(words(survey)).toContain('What was missing?');
    const answer = show({ type: 'SURVEY_ANSWER', rating: 'SATISFIED', comment: 'Quick!', messageId: sampleId('s') });
    expect(words(answer)).toMatch(/Satisfied.*Quick!/);
  });

  it('shows custom data with what either side reads', () => {
    const body = show({
      type: 'CUSTOM_DATA',
      customData: { cart: 3 },
      agentMessage: 'A cart',
      userMessage: 'Your cart',
    });
    expect(words(body)).toMatch(/A cart.*Your cart.*cart.*3/);
  });

  it('plays sound and film of its own server, and saves them', () => {
    const file = (name: string, mediaType: string) => ({ id: sampleId(name), name, mediaType, size: 2048 });
    const body = show({
      type: 'FILES',
      files: [file('voice.webm', 'audio/webm'), file('film.mp4', 'video/mp4'), file('bill.pdf', 'application/pdf')],
    });
    expect(body.querySelector('audio')?.getAttribute('aria-label')).toBe('Play voice.webm');
    expect(body.querySelector('audio')?.getAttribute('src')).toMatch(/^\/desk\/api\/files\//);
    expect(body.querySelectorAll('video')).toHaveLength(1);
    expect([...body.querySelectorAll('a')].map((link) => link.download)).toEqual([
      'voice.webm',
      'film.mp4',
      'bill.pdf',
    ]);
  });
});
