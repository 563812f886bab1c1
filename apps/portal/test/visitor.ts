/** A visitor without scripts: keeps cookies, sends forms as a browser does, follows nothing unasked. */
export class Visitor {
  private readonly cookies = new Map<string, string>();

  constructor(
    readonly url: string,
    cookies: Record<string, string> = {},
  ) {
    for (const [name, value] of Object.entries(cookies)) this.cookies.set(name, value);
  }

  static signedIn(url: string): Visitor {
    return new Visitor(url, { qsl_session: 'a-session-token-of-twenty' });
  }

  async open(path: string): Promise<{ status: number; html: string; headers: Headers }> {
    return this.keep(await fetch(this.url + path, { redirect: 'manual', headers: this.headers() }));
  }

  /** Sends a form of a page of this site. */
  async send(path: string, fields: Record<string, string>, headers: Record<string, string> = { origin: this.url }) {
    const response = await fetch(this.url + path, {
      method: 'POST',
      redirect: 'manual',
      headers: { ...this.headers(), 'content-type': 'application/x-www-form-urlencoded', ...headers },
      body: new URLSearchParams(fields).toString(),
    });
    return this.keep(response);
  }

  private headers(): Record<string, string> {
    const cookie = [...this.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    return cookie ? { cookie } : {};
  }

  private async keep(response: Response): Promise<{ status: number; html: string; headers: Headers }> {
    for (const line of response.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
      if (value) this.cookies.set(name, value);
      else this.cookies.delete(name);
    }
    return { status: response.status, html: await response.text(), headers: response.headers };
  }
}
