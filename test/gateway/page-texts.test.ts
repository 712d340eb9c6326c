import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { Hono } from 'hono';
import { languageOf, spoken, type Language } from '../../src/gateway/pages/language.js';
import { languages } from '../../src/gateway/pages/texts.js';

/** How many plural categories a language has; one where it does not tell one from many. */
const formsOf: Readonly<Record<string, number>> = { ar: 6, es: 3, fr: 3, 'pt-BR': 3, de: 2, hi: 2 };

/** What a text fills in, each once. */
const filled = (text: string): readonly string[] => [...new Set(text.match(/{\w+}/g))].sort();

async function speak(tag: string): Promise<Language> {
  const app = new Hono();
  let language: Language | undefined;
  app.get('/', (context) => {
    language = languageOf(context);
    return context.text('');
  });
  await app.request(`/?lang=${tag}`);
  return language!;
}

describe('the texts of the gateway’s pages', () => {
  for (const [tag, texts] of Object.entries(languages)) {
    it(`fill in, in ${tag}, what the English ones fill in, with a form for each plural category`, () => {
      for (const [key, text] of Object.entries(texts)) {
        assert.deepEqual(filled(text), filled(key), key);
        assert.equal(text.split('|').length, key.includes('|') ? (formsOf[tag] ?? 1) : 1, key);
        assert.equal(text.trim(), text, key);
      }
    });
  }

  it('are offered in every language that there are texts in', () => {
    assert.deepEqual(spoken.map(({ tag }) => tag).sort(), [...Object.keys(languages), 'en'].sort());
  });

  for (const [tag, count, text] of [
    ['en', 1, '1 follower'],
    ['ar', 0, 'لا متابعين'],
    ['ar', 2, 'متابعان'],
    ['ar', 5, '5 متابعين'],
    ['ar', 11, '11 متابعًا'],
    ['fr', 0, '0 abonné'],
    ['fr', 1_000_000, '1000000 d’abonnés'],
    ['hi', 0, '0 फ़ॉलोअर'],
    ['id', 1, '1 pengikut'],
    ['ja', 1, 'フォロワー1人'],
  ] as const) {
    it(`say ${count} in ${tag} as “${text}”`, async () => {
      const { say } = await speak(tag);
      assert.equal(say('{n} follower|{n} followers', { n: String(count) }, count), text);
    });
  }
});
