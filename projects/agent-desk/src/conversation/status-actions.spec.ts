import { inputBinding, outputBinding, signal } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import type { ThreadStatus } from 'livechat-core/protocol';
import { StatusActions } from './status-actions';

async function start(initial: ThreadStatus) {
  const status = signal(initial);
  const wanted: ThreadStatus[] = [];
  const fixture = TestBed.createComponent(StatusActions, {
    bindings: [
      inputBinding('status', status),
      outputBinding<ThreadStatus>('statusWanted', (next) => {
        wanted.push(next);
      }),
    ],
  });
  const root = fixture.nativeElement as HTMLElement;
  document.body.append(root);
  fixture.detectChanges();
  const toggle = root.querySelector<HTMLButtonElement>('button')!;
  const close = () => root.querySelector<HTMLButtonElement>('[aria-label="Close conversation"]');
  /** The server's answer, which comes back on the socket. */
  const become = (next: ThreadStatus): void => {
    status.set(next);
    fixture.detectChanges();
  };
  const pass = (milliseconds: number): void => {
    jest.advanceTimersByTime(milliseconds);
    fixture.detectChanges();
  };
  return { wanted, toggle, close, become, pass };
}

describe('StatusActions', () => {
  beforeEach(() => jest.useFakeTimers());
  afterEach(() => {
    jest.useRealTimers();
    document.body.replaceChildren();
  });

  it('solves an open conversation and reopens a solved one', async () => {
    const { wanted, toggle, become, pass } = await start('OPEN');
    expect(toggle.textContent).toContain('Mark solved');
    toggle.click();
    become('SOLVED');
    pass(500);
    expect(toggle.textContent).toContain('Reopen');
    toggle.click();
    expect(wanted).toEqual(['SOLVED', 'OPEN']);
  });

  it('does not undo by the second click of a double click, however soon the answer comes', async () => {
    const { wanted, toggle, become, pass } = await start('OPEN');
    toggle.click();
    pass(50);
    become('SOLVED');
    pass(150);
    expect(toggle.getAttribute('aria-disabled')).toBe('true');
    toggle.click();
    expect(wanted).toEqual(['SOLVED']);
    pass(500);
    expect(toggle.hasAttribute('aria-disabled')).toBe(false);
  });

  it('does not take a click for another choice that was on its way when the button changed', async () => {
    const { wanted, toggle, become, pass } = await start('OPEN');
    toggle.click();
    pass(2000);
    become('SOLVED');
    pass(100);
    toggle.click();
    expect(wanted).toEqual(['SOLVED']);
  });

  it('hands the focus from "Close conversation" to "Reopen"', async () => {
    const { wanted, toggle, close, become } = await start('SOLVED');
    close()!.focus();
    close()!.click();
    become('CLOSED');
    expect(wanted).toEqual(['CLOSED']);
    expect(close()).toBeNull();
    expect(document.activeElement).toBe(toggle);
    expect(toggle.textContent).toContain('Reopen');
  });

  it('keeps the focus where it is when the status changes for another reason', async () => {
    const elsewhere = document.createElement('input');
    document.body.append(elsewhere);
    const { become } = await start('OPEN');
    elsewhere.focus();
    become('CLOSED');
    expect(document.activeElement).toBe(elsewhere);
  });
});
