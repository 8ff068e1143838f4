import { ChangeDetectionStrategy, Component, input, signal } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { EN_US } from '../i18n/catalogues/en-us';
import { createLocale } from '../i18n/locale';
import { LocaleService } from '../i18n/locale-service';
import { Lazy } from './lazy';
import { lazily } from './lazily';
import type { LazyPart } from './lazy-parts';

@Component({
  selector: 'lc-spec-part',
  template: '<b>{{ words() }}</b>',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
class SpecPart {
  readonly words = input.required<string>();
}

@Component({
  imports: [Lazy],
  template:
    '<lc-lazy [part]="part()" [inputs]="{ words: words() }" [excuse]="excuse()" (failed)="onFailed()">meanwhile<i lcMeanwhile>…</i></lc-lazy>',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
class Host {
  readonly part = signal<LazyPart>(lazily(() => new Promise(() => undefined)));
  readonly words = signal('one');
  readonly excuse = signal<'loud' | 'quiet' | 'none'>('none');
  readonly onFailed = jest.fn();
}

function draw(part: LazyPart) {
  TestBed.configureTestingModule({
    providers: [{ provide: LocaleService, useValue: { locale: signal(createLocale('en-US', EN_US)) } }],
  });
  const fixture = TestBed.createComponent(Host);
  const page = fixture.componentInstance;
  page.part.set(part);
  const host = fixture.nativeElement as HTMLElement;
  return { fixture, page, host, text: () => host.textContent, words: page.words };
}

describe('Lazy', () => {
  it('shows its content until the part is read, then the part with its inputs', async () => {
    const part = lazily(() => Promise.resolve(SpecPart));
    const { fixture, text, words } = draw(part);
    fixture.detectChanges();
    expect(text()).toBe('meanwhile…');
    await part.read();
    await fixture.whenStable();
    expect(text()).toBe('one');
    words.set('two');
    await fixture.whenStable();
    expect(text()).toBe('two');
  });

  it('draws at once what has been read already', async () => {
    const part = lazily(() => Promise.resolve(SpecPart));
    await part.read();
    const { fixture, text } = draw(part);
    fixture.detectChanges();
    expect(text()).toBe('one');
  });

  it('asks again after a while where the file could not be fetched, as long as it is there', async () => {
    jest.useFakeTimers();
    try {
      const load = jest.fn().mockRejectedValueOnce(new Error('offline')).mockResolvedValue(SpecPart);
      const { fixture, text } = draw(lazily(load));
      fixture.detectChanges();
      await jest.advanceTimersByTimeAsync(4900);
      expect(load).toHaveBeenCalledTimes(1);
      expect(text()).toBe('meanwhile…');
      await jest.advanceTimersByTimeAsync(200);
      fixture.detectChanges();
      expect(text()).toBe('one');
      expect(load).toHaveBeenCalledTimes(2);

      const other = jest.fn().mockRejectedValue(new Error('offline'));
      TestBed.resetTestingModule();
      const gone = draw(lazily(other));
      gone.fixture.detectChanges();
      await jest.advanceTimersByTimeAsync(1);
      gone.fixture.destroy();
      await jest.advanceTimersByTimeAsync(20_000);
      expect(other).toHaveBeenCalledTimes(1);
    } finally {
      jest.useRealTimers();
    }
  });

  it('says what is missing where it was asked for, and asks again at a press', async () => {
    const load = jest.fn().mockRejectedValueOnce(new Error('offline')).mockResolvedValue(SpecPart);
    const { fixture, page, host, text } = draw(lazily(load));
    page.excuse.set('loud');
    fixture.detectChanges();
    await new Promise((resolve) => setTimeout(resolve));
    fixture.detectChanges();
    expect(page.onFailed).toHaveBeenCalledTimes(1);
    expect(text()).toMatch(/^meanwhile *That did not work\. Please try again\. *Try again *$/);
    expect(host.querySelector('[role=alert]')).not.toBeNull();
    page.excuse.set('quiet');
    fixture.detectChanges();
    expect(host.querySelector('[role=alert]')).toBeNull();
    host.querySelector('button')?.click();
    fixture.detectChanges();
    expect(text()).toBe('meanwhile…');
    await fixture.whenStable();
    fixture.detectChanges();
    expect(text()).toBe('one');
  });
});
