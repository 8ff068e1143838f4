import { ChangeDetectionStrategy, Component, signal } from '@angular/core';
import { expect } from 'expect';
import type { ContractCases } from './contract-cases';
import { drawn, find, markupOf } from './stage';

@Component({
  selector: 'fixture-text',
  template: `<p>{{ value() }}</p>
    <p>a {{ value() }} b</p>
    <p>{{ value() }}{{ value() }}</p>
    <p>{{ value() ?? 'none' }}-{{ value() }}.</p>`,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
class Texts {
  readonly value = signal<unknown>('x');
}

/** Text with values in it. */
export const TEXT_CASES: ContractCases = {
  'writes null and undefined as nothing, and all else as JavaScript does': ({ mount, tick, record }) => {
    const { instance, host } = mount(Texts);
    for (const value of [
      null,
      undefined,
      0,
      -0,
      NaN,
      false,
      true,
      '',
      '<b>&amp;</b>',
      1e21,
      10n,
      [1, [2]],
      {},
      () => 1,
      Symbol('sign'),
    ]) {
      instance.value.set(value);
      tick();
      record(markupOf(host));
      if (value === null || value === undefined) expect(markupOf(host)).toBe('<p></p><p>a  b</p><p></p><p>none-.</p>');
    }
  },
  'keeps the node of a text that changes': async ({ mount }) => {
    const { instance, host } = mount(Texts);
    const node = find(host, 'p').firstChild;
    instance.value.set('y');
    await drawn();
    expect(find(host, 'p').firstChild).toBe(node);
    expect(node).toHaveProperty('data', 'y');
  },
};
