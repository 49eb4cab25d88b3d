/** A browser without a screen: it keeps cookies and follows nothing. */
export class Browser {
  private readonly cookies: Map<string, string>;

  constructor(
    private readonly base: string,
    cookies: Record<string, string> = {},
  ) {
    this.cookies = new Map(Object.entries(cookies));
  }

  async request(path: string, init: RequestInit = {}): Promise<Response> {
    const headers = new Headers(init.headers);
    headers.set('cookie', [...this.cookies].map(([name, value]) => `${name}=${value}`).join('; '));
    const response = await fetch(this.base + path, { redirect: 'manual', ...init, headers });
    for (const line of response.headers.getSetCookie()) {
      const [pair = ''] = line.split(';');
      const at = pair.indexOf('=');
      const [name, value] = [pair.slice(0, at), pair.slice(at + 1)];
      if (value === '') this.cookies.delete(name);
      else this.cookies.set(name, value);
    }
    return response;
  }

  /** Another browser with the same cookies. */
  copy(): Browser {
    const copy = new Browser(this.base);
    for (const [name, value] of this.cookies) copy.cookies.set(name, value);
    return copy;
  }

  get(path: string): Promise<Response> {
    return this.request(path);
  }

  send(method: string, path: string, body: unknown): Promise<Response> {
    return this.request(path, {
      method,
      headers: { 'content-type': 'application/json', origin: this.base },
      body: typeof body === 'string' ? body : JSON.stringify(body),
    });
  }

  private async csrf(): Promise<string> {
    const answer = (await (await this.get('/api/auth/csrf')).json()) as { csrfToken: string };
    return answer.csrfToken;
  }

  /** Signs out through next-auth's own endpoints; gives its answer. */
  async signOut(): Promise<Response> {
    const csrfToken = await this.csrf();
    return this.request('/api/auth/signout', {
      method: 'POST',
      body: new URLSearchParams({ csrfToken, json: 'true' }),
    });
  }

  /** Signs in through next-auth's own endpoints; gives its answer. */
  async signIn(email: string, password: string): Promise<Response> {
    const csrfToken = await this.csrf();
    return this.request('/api/auth/callback/credentials', {
      method: 'POST',
      body: new URLSearchParams({ csrfToken, email, password, json: 'true' }),
    });
  }
}
