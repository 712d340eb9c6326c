import type { TestGateway } from './start-gateway.js';

/** A browser as far as the gateway's pages need one: keeps cookies, sends forms as they stand in a page, follows nothing by itself. */
export class Visitor {
  readonly #gateway: TestGateway;
  readonly cookies = new Map<string, string>();

  constructor(gateway: TestGateway) {
    this.#gateway = gateway;
  }

  async get(path: string, headers: Readonly<Record<string, string>> = {}): Promise<Page> {
    return this.#take(await this.#gateway.ask(path, { headers: { ...this.#headers(), ...headers } }));
  }

  /** Sends fields as a page of the gateway itself does, unless the headers say otherwise. */
  async post(
    path: string,
    fields: Readonly<Record<string, string>>,
    headers: Readonly<Record<string, string>> = {},
  ): Promise<Page> {
    const own = { origin: this.#gateway.services.config.publicUrl, 'sec-fetch-site': 'same-origin' };
    return this.#take(
      await this.#gateway.ask(path, {
        method: 'POST',
        headers: { ...this.#headers(), ...own, 'content-type': 'application/x-www-form-urlencoded', ...headers },
        body: new URLSearchParams(fields).toString(),
      }),
    );
  }

  /** Lets the time pass that somebody takes to read a page. */
  read(): void {
    this.#gateway.clock.now += 1_000;
  }

  #headers(): Record<string, string> {
    const cookie = [...this.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    return { accept: 'text/html', ...(cookie === '' ? {} : { cookie }) };
  }

  async #take(response: Response): Promise<Page> {
    for (const line of response.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
      if (/max-age=0/i.test(line)) this.cookies.delete(name);
      else this.cookies.set(name, value);
    }
    return new Page(response, await response.text());
  }
}

/** An answer with its text. */
export class Page {
  readonly response: Response;
  readonly html: string;

  constructor(response: Response, html: string) {
    this.response = response;
    this.html = html;
  }

  get status(): number {
    return this.response.status;
  }

  get location(): string | null {
    return this.response.headers.get('location');
  }

  /** What stands in `main`, without markup, with single spaces. */
  get text(): string {
    const main = /<main>([^]*)<\/main>/.exec(this.html)?.[1] ?? this.html;
    return main
      .replace(/<[^>]+>/g, ' ')
      .replace(/&#39;/g, '’')
      .replace(/&amp;/g, '&')
      .replace(/\s+/g, ' ')
      .trim();
  }

  /** The token of the form that leads to a path. */
  token(action: string): string {
    const form = this.html.split('<form').find((part) => part.includes(`action="${action}"`)) ?? '';
    return /name="token" value="([^"]*)"/.exec(form)?.[1] ?? '';
  }
}
