import { html, prose } from './html.js';

describe('html', () => {
  it('G19: takes everything for text that was not built so', () => {
    const hostile = `"><script>alert('&')</script>`;
    const built = html`<a title="${hostile}">${hostile} ${prose(hostile)} ${html`<b>${1}</b>`} ${[html`<i></i>`]}</a>`;
    expect(built.html).not.toContain('<script>');
    expect(built.html).toContain('&quot;&gt;&lt;script&gt;alert(&#39;&amp;&#39;)');
    expect(built.html).toContain('<b>1</b> <i></i>');
  });

  it('shows what stands between backticks as code', () => {
    expect(prose('Send `a < b`, then `c`.').html).toBe('Send <code>a &lt; b</code>, then <code>c</code>.');
  });
});
