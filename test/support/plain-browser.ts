/** A browser without a page: keeps its cookies, on a desk as it is really started. */
import assert from 'node:assert/strict';
import { appCode } from './visitor.ts';

interface Said {
  status: number;
  /** The refusal's code, where it was one. */
  code: string | undefined;
  body: unknown;
}

export class Browser {
  private readonly url: string;
  private readonly jar = new Map<string, string>();

  constructor(url: string) {
    this.url = url;
  }

  async send(method: string, path: string, body?: object): Promise<Said> {
    const cookie = [...this.jar].map(([name, value]) => `${name}=${value}`).join('; ');
    const answer = await fetch(this.url + path, {
      method,
      headers: {
        cookie,
        origin: this.url,
        ...(body ? { 'content-type': 'application/json' } : {}),
      },
      ...(body ? { body: JSON.stringify(body) } : {}),
    });
    for (const one of answer.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(one) ?? [];
      if (value === '' || /max-age=0/i.test(one)) this.jar.delete(name);
      else this.jar.set(name, value);
    }
    const text = await answer.text();
    const said: unknown = text === '' ? undefined : JSON.parse(text);
    return {
      status: answer.status,
      code: (said as { code?: string } | undefined)?.code,
      body: said,
    };
  }

  /** Reads what must be there to be read. */
  async get(path: string): Promise<Record<string, unknown>> {
    const { status, body } = await this.send('GET', path);
    assert.equal(status, 200, `${path}: ${JSON.stringify(body)}`);
    return body as Record<string, unknown>;
  }

  async signIn(email: string, password: string): Promise<void> {
    const { status, body } = await this.send('POST', '/api/auth/sign-in/email', {
      email,
      password,
    });
    assert.equal(status, 204, JSON.stringify(body));
  }

  /** Enrols an authenticator app. */
  async enrols(password: string): Promise<void> {
    const begun = await this.send('POST', '/api/me/second-factor', { password });
    const { uri } = begun.body as { uri: string };
    const code = appCode(uri);
    const { status } = await this.send('POST', '/api/me/second-factor/confirm', { code });
    assert.equal(status, 204);
  }
}
