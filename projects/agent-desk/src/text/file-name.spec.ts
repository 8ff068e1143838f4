import { plainFileName } from './file-name';

describe('plainFileName', () => {
  it('shows the end of a name at its end', () => {
    expect(plainFileName('photo\u202Egpj.exe')).toBe('photogpj.exe');
    expect(plainFileName('\u2067a\u2069\u200F.txt')).toBe('a.txt');
  });

  it('leaves names of every script as they are', () => {
    for (const name of ['فاتورة 7.pdf', 'חשבון.png', 'żółw 🐢.jpg']) expect(plainFileName(name)).toBe(name);
  });
});
