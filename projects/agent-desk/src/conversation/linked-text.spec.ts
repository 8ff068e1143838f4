import { inputBinding } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { LinkedText } from './linked-text';

function show(text: string): HTMLElement {
  const fixture = TestBed.createComponent(LinkedText, { bindings: [inputBinding('text', () => text)] });
  fixture.detectChanges();
  return fixture.nativeElement as HTMLElement;
}

describe('LinkedText', () => {
  it('shows the text as it was written', () => {
    const text = '  two lines\nof text, see https://shop.example/a?b=1&c. Thanks ';
    expect(show(text).textContent).toBe(text);
  });

  it('makes links that give the other page no hold of the desk', () => {
    const [link, ...others] = show('See https://shop.example/a.').querySelectorAll('a');
    expect(others).toEqual([]);
    expect(link?.getAttribute('href')).toBe('https://shop.example/a');
    expect(link?.target).toBe('_blank');
    expect(link?.rel.split(' ')).toEqual(expect.arrayContaining(['noopener', 'noreferrer']));
  });

  it('G19: never makes markup or another scheme of a text', () => {
    const hostile = '<img src=x onerror="alert(1)"> javascript:alert(1) <a href="https://x.example">y</a>';
    const shown = show(hostile);
    expect(shown.textContent).toBe(hostile);
    expect(shown.querySelector('img')).toBeNull();
    expect([...shown.querySelectorAll('a')].map(({ href }) => href)).toEqual(['https://x.example/']);
  });
});
