import { conversationDetailSchema, type JsonObject, type ThreadStatus } from 'livechat-core/protocol';

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
    await this.#ask('POST', `${conversationId}/messages`, { clientMessageId, text });
  }

  async setStatus(conversationId: string, status: ThreadStatus): Promise<void> {
    await this.#ask('PATCH', conversationId, { status });
  }

  async contextOf(conversationId: string): Promise<JsonObject> {
    return conversationDetailSchema.parse(await this.#ask('GET', conversationId)).context;
  }

  async #ask(method: string, path: string, body?: object): Promise<unknown> {
    const response = await fetch(`${this.url}/desk/api/conversations/${path}`, {
      method,
      headers: { ...this.headers, ...(body === undefined ? {} : { 'content-type': 'application/json' }) },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    if (!response.ok)
      throw new Error(`${method} ${path} was answered with ${response.status}: ${await response.text()}`);
    return response.status === 204 ? null : await response.json();
  }
}
