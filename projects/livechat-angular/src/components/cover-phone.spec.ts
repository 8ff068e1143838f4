import { Component, signal } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { coverPhone } from './cover-phone';

const PROPERTIES = ['--lc-viewport-height', '--lc-viewport-top'];

@Component({ template: '' })
class Covering {
  readonly window = signal<HTMLElement | null>(null);

  constructor() {
    coverPhone(this.window);
  }
}

/** A screen with a keyboard; says in which order it is read and the window is written to. */
function fakePhone({ style }: HTMLElement): {
  readonly steps: string[];
  readonly resize: (height: number, scale?: number) => void;
} {
  const steps: string[] = [];
  let shown = 640;
  let shownScale = 1;
  const viewport = Object.defineProperties(new EventTarget(), {
    height: { get: () => (steps.push('read'), shown) },
    offsetTop: { get: () => (steps.push('read'), 0) },
    scale: { get: () => (steps.push('read'), shownScale) },
  });
  const everyMedia = Object.assign(new EventTarget(), { matches: true });
  Object.defineProperty(window, 'visualViewport', { configurable: true, value: viewport });
  Object.defineProperty(window, 'matchMedia', { configurable: true, value: () => everyMedia });
  const write = style.setProperty.bind(style);
  jest.spyOn(style, 'setProperty').mockImplementation((name, value) => {
    steps.push('write');
    write(name, value);
  });
  const resize = (height: number, scale = 1): void => {
    shown = height;
    shownScale = scale;
    viewport.dispatchEvent(new Event('resize'));
  };
  return { steps, resize };
}

describe('coverPhone', () => {
  afterEach(() => {
    jest.restoreAllMocks();
    Reflect.deleteProperty(window, 'visualViewport');
    Reflect.deleteProperty(window, 'matchMedia');
  });

  it('keeps the window to what the keyboard leaves free, and lays the page out once each time', () => {
    const covering = document.createElement('div');
    const { steps, resize } = fakePhone(covering);
    const fixture = TestBed.createComponent(Covering);
    fixture.componentInstance.window.set(covering);
    TestBed.tick();
    expect(PROPERTIES.map((name) => covering.style.getPropertyValue(name))).toEqual(['640px', '0px']);
    resize(320);
    expect(PROPERTIES.map((name) => covering.style.getPropertyValue(name))).toEqual(['320px', '0px']);
    // What is read after something was written has the browser lay out the page in between.
    expect(steps.join(' ')).toBe('read read read write write read read read write write');
    fixture.destroy();
    expect(PROPERTIES.map((name) => covering.style.getPropertyValue(name))).toEqual(['', '']);
  });

  it('leaves the window as it is while somebody enlarges a part of it with two fingers', () => {
    const covering = document.createElement('div');
    const { resize } = fakePhone(covering);
    const fixture = TestBed.createComponent(Covering);
    fixture.componentInstance.window.set(covering);
    TestBed.tick();
    resize(320, 2);
    expect(covering.style.getPropertyValue('--lc-viewport-height')).toBe('640px');
    resize(400, 1.0001);
    expect(covering.style.getPropertyValue('--lc-viewport-height')).toBe('400px');
    fixture.destroy();
  });

  it('measures in the pixels of a page that zooms itself', () => {
    const covering = Object.assign(document.createElement('div'), { currentCSSZoom: 2 });
    fakePhone(covering);
    const fixture = TestBed.createComponent(Covering);
    fixture.componentInstance.window.set(covering);
    TestBed.tick();
    expect(PROPERTIES.map((name) => covering.style.getPropertyValue(name))).toEqual(['320px', '0px']);
    fixture.destroy();
  });
});
