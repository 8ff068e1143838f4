import type { FormField } from 'livechat-core/protocol';
import { fieldProblem } from './form-fields';

const field = (kind: FormField['kind'], isRequired = true): FormField => ({ name: 'x', label: 'X', kind, isRequired });

describe('fieldProblem', () => {
  it('asks for what is required, blank or not', () => {
    expect(fieldProblem(field('TEXT'), '  ')).toBe('required');
    expect(fieldProblem(field('TEXT', false), '  ')).toBeNull();
    expect(fieldProblem(field('CHOICE'), '')).toBe('required');
  });

  it('knows addresses and numbers as people write them', () => {
    expect(fieldProblem(field('EMAIL'), ' jane@shop.example ')).toBeNull();
    expect(fieldProblem(field('EMAIL'), 'jane@shop')).toBe('email');
    expect(fieldProblem(field('PHONE'), '+49 (0)30 123-45/67')).toBeNull();
    expect(fieldProblem(field('PHONE'), 'call me')).toBe('phone');
  });
});
