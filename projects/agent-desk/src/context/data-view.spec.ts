import { inputBinding } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import type { JsonObject } from 'livechat-core/protocol';
import { DataView } from './data-view';

async function render(data: JsonObject): Promise<HTMLElement> {
  const fixture = TestBed.createComponent(DataView, { bindings: [inputBinding('data', () => data)] });
  await fixture.whenStable();
  return fixture.nativeElement as HTMLElement;
}

function pairs(root: HTMLElement): readonly (readonly [string, string])[] {
  return Array.from(root.querySelectorAll('.pair:not(.pair-nested)')).map((pair) => [
    pair.querySelector('dt')?.textContent.trim() ?? '',
    pair.querySelector('dd')?.textContent.trim() ?? '',
  ]);
}

const HOSTILE = [
  '<img src=x onerror=alert(1)>',
  '<script>alert(1)</script>',
  '"><svg onload=alert(1)>',
  'javascript:alert(1)',
  '{{constructor.constructor("alert(1)")()}}',
  '</dd><style>*{display:none}</style>',
];

describe('DataView', () => {
  it('shows keys and values in the order in which they were sent', async () => {
    const root = await render({ color: 'red', count: 0, isMember: false });
    expect(pairs(root)).toEqual([
      ['color', 'red'],
      ['count', '0'],
      ['isMember', 'false'],
    ]);
  });

  it('shows nested values level by level', async () => {
    const root = await render({ cart: { items: [{ sku: 'A1', qty: 2 }, { sku: 'B2' }], total: 12.5 } });
    expect(root.textContent).toContain('Item 2');
    expect(pairs(root)).toEqual([
      ['sku', 'A1'],
      ['qty', '2'],
      ['sku', 'B2'],
      ['total', '12.5'],
    ]);
  });

  it('shows a list of plain values in one line, and says what is empty', async () => {
    const root = await render({ tags: ['new', 7, null], none: null, list: [], object: {}, text: '' });
    expect(pairs(root)).toEqual([
      ['tags', 'new, 7, null'],
      ['none', 'none'],
      ['list', 'Empty'],
      ['object', 'Empty'],
      ['text', 'Empty'],
    ]);
  });

  it.each(HOSTILE)('G19: shows %s as text, as a key and as a value', async (payload) => {
    const root = await render({ [payload]: payload, nested: { [payload]: [payload, { [payload]: payload }] } });
    expect(pairs(root)[0]).toEqual([payload, payload]);
    expect(root.querySelectorAll('img, script, style, svg, a, iframe')).toHaveLength(0);
    for (const element of Array.from(root.querySelectorAll('*'))) {
      expect(element.getAttributeNames().filter((name) => name.startsWith('on'))).toEqual([]);
    }
  });
});
