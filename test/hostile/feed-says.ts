import { pictures } from '../support/samples.js';
import type { Say } from './say.js';

const DATE = '2026-03-01T12:00:00.000Z';
const inXml = (text: string): string =>
  text.replace(/[\0-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]/g, '').replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);
const inCdata = (text: string): string => `<![CDATA[${text.replaceAll(']]>', ']]]]><![CDATA[>')}]]>`;

function rss(id: string, all: readonly string[], say: Say): string {
  const items = all.map(
    (
      words,
      index,
    ) => `<item><guid>${id}x${index}</guid><link>https://river.example/${index}</link><pubDate>${DATE}</pubDate>
      <title>${inXml(say(words))}</title><description>${inXml(say(words))}</description>
      <content:encoded>${inCdata(say(words))}</content:encoded>
      <dc:creator>${inXml(say(words))}</dc:creator><category>${inXml(say(words))}</category>
      <media:content url="${pictures.wide}" medium="image"><media:title>${inXml(say(words))}</media:title></media:content></item>`,
  );
  const names =
    'xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:media="http://search.yahoo.com/mrss/"';
  return `<rss version="2.0" ${names}><channel><title>${inXml(say(all[0]!))}</title>
    <description>${inXml(say(all[0]!))}</description><language>${inXml(say(all[0]!))}</language>${items.join('')}</channel></rss>`;
}

function atom(id: string, all: readonly string[], say: Say): string {
  const entries = all.map(
    (
      words,
      index,
    ) => `<entry><id>${id}x${index}</id><link href="https://river.example/${index}"/><updated>${DATE}</updated>
      <title type="html">${inXml(say(words))}</title><summary>${inXml(say(words))}</summary>
      <content type="${index % 2 ? 'html' : 'text'}">${inXml(say(words))}</content>
      <author><name>${inXml(say(words))}</name></author><category term="${inXml(say(words))}"/></entry>`,
  );
  return `<feed xmlns="http://www.w3.org/2005/Atom"><title>${inXml(say(all[0]!))}</title>
    <subtitle>${inXml(say(all[0]!))}</subtitle><author><name>${inXml(say(all[0]!))}</name></author>${entries.join('')}</feed>`;
}

function json(id: string, all: readonly string[], say: Say): unknown {
  return {
    version: 'https://jsonfeed.org/version/1.1',
    title: say(all[0]!),
    description: say(all[0]!),
    authors: [{ name: say(all[0]!) }],
    items: all.map((words, index) => ({
      id: `${id}x${index}`,
      url: `https://river.example/${index}`,
      date_published: DATE,
      title: say(words),
      [index % 2 ? 'content_html' : 'content_text']: say(words),
      summary: say(words),
      language: say(words),
      tags: [say(words)],
      authors: [{ name: say(words) }],
      attachments: [{ url: pictures.wide, mime_type: 'image/png', title: say(words) }],
    })),
  };
}

/** A feed, as RSS, Atom or JSON in turn, that says these words everywhere. */
export function feedAnswer(url: URL, wordsOf: (id: string) => readonly string[], say: Say): unknown {
  const id = url.pathname.slice(1);
  return [rss, atom, json][Number(id.replace(/\D/g, '')) % 3]!(id, wordsOf(id), say);
}
