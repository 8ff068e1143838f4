/** An agent's browser: it keeps the cookie of the session and sends what proves that it is no other site. */
export class DeskUser {
  private constructor(
    private readonly url: string,
    private readonly headers: Readonly<Record<string, string>>,
  ) {}

  static async signIn(url: string, who: { readonly email: string; readonly password: string }): Promise<DeskUser> {
    const response = await fetch(`${url}/desk/api/session`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ email: who.email, password: who.password }),
    });
    if (!response.ok) throw new Error(`Signing in was answered with ${response.status}: ${await response.text()}`);
    const { csrfToken } = (await response.json()) as { readonly csrfToken: string };
    const cookie = (response.headers.get('set-cookie') ?? '').split(';')[0] ?? '';
    return new DeskUser(url, { cookie, 'x-csrf-token': csrfToken });
  }

  /** The same session on another server. */
  at(url: string): DeskUser {
    return new DeskUser(url, this.headers);
  }

  async reply(conversationId: string, clientMessageId: string, text: string): Promise<void> {
    const response = await fetch(`${this.url}/desk/api/conversations/${conversationId}/messages`, {
      method: 'POST',
      headers: { ...this.headers, 'content-type': 'application/json' },
      body: JSON.stringify({ clientMessageId, text }),
    });
    if (!response.ok) throw new Error(`The reply was answered with ${response.status}: ${await response.text()}`);
  }
}
