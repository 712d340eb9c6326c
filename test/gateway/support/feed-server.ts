import type { SafeFetch, SafeFetchOptions } from '../../../src/gateway/pictures/safe-fetch.js';

/** A server with one feed. */
export interface FeedServer {
  readonly fetch: SafeFetch;
  /** What it was asked, in order. */
  readonly asked: readonly SafeFetchOptions[];
  /** What it answers from now on; an error is thrown as fetching throws it. */
  answer: FeedAnswer | Error;
}

export interface FeedAnswer {
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
}

export function feedServer(answer: FeedAnswer | Error): FeedServer {
  const asked: SafeFetchOptions[] = [];
  const server: FeedServer = {
    answer,
    asked,
    async fetch(url, options) {
      asked.push(options);
      if (server.answer instanceof Error) throw server.answer;
      const { status = 200, headers = {}, body = '' } = server.answer;
      return { status, headers: new Headers(headers), url, body: Buffer.from(body) };
    },
  };
  return server;
}

/** RSS with so many items, the first the newest: “Item 3”, of the 3rd of September. @param more Of each item. */
export const feedWith = (count: number, more = ''): string =>
  `<rss version="2.0"><channel><title>River</title>${Array.from(
    { length: count },
    (_, n) =>
      `<item><guid isPermaLink="false">i${count - n}</guid><title>Item ${count - n}</title><link>https://river.example/${count - n}</link><pubDate>${count - n} Sep 2026 10:00:00 GMT</pubDate><description>About ${count - n}</description>${more}</item>`,
  ).join('')}</channel></rss>`;
