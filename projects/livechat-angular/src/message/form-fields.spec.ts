import type { FormField } from 'livechat-core/protocol';
import { fieldProblem, refusedField } from './form-fields';

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

describe('refusedField', () => {
  const names = { all: ['name', 'order.no', 'email'], sent: ['name', 'email'] };

  it('finds a field by its name, or by its place in what was sent', () => {
    expect(refusedField('fields.order.no', names)).toBe('order.no');
    expect(refusedField('fields.1', names)).toBe('email');
    expect(refusedField('content.fields.1.value', names)).toBe('email');
  });

  it('finds none where an error speaks of something else', () => {
    for (const path of [undefined, 'consent', 'content.fields', 'content.fields.7.value', 'fields.else']) {
      expect(refusedField(path, names)).toBeNull();
    }
  });
});
