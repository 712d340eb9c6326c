import { expect } from '@open-wc/testing';
import * as ar from '../../src/locales/ar.js';
import * as de from '../../src/locales/de.js';
import * as es from '../../src/locales/es.js';
import * as fr from '../../src/locales/fr.js';
import * as hi from '../../src/locales/hi.js';
import * as id from '../../src/locales/id.js';
import * as ja from '../../src/locales/ja.js';
import * as ko from '../../src/locales/ko.js';
import type { Messages } from '../../src/locales/messages.js';
import * as ptBR from '../../src/locales/pt-BR.js';
import { languageOf, type Language } from '../../src/locales/translate.js';
import * as zhCN from '../../src/locales/zh-CN.js';
import * as zhTW from '../../src/locales/zh-TW.js';
import { builtInNetworks } from '../../src/networks/index.js';

const tables: Readonly<Record<string, Messages>> = {
  ar: ar.messages,
  de: de.messages,
  es: es.messages,
  fr: fr.messages,
  hi: hi.messages,
  id: id.messages,
  ja: ja.messages,
  ko: ko.messages,
  'pt-BR': ptBR.messages,
  'zh-CN': zhCN.messages,
  'zh-TW': zhTW.messages,
};

/** How many plural categories the newest Unicode data has; a browser may have an older one. */
const formsOf: Readonly<Record<string, number>> = { ar: 6, es: 3, fr: 3, 'pt-BR': 3, de: 2, hi: 2 };

const texts = (messages: Messages): readonly (readonly [key: string, text: string])[] =>
  Object.entries(messages).filter(([key]) => key);

/** What a text fills in, each once. */
const filled = (text: string): readonly string[] => [...new Set(text.match(/{\w+}/g))].sort();

for (const [tag, messages] of Object.entries(tables)) {
  describe(`the texts in ${tag}`, () => {
    it('fill in what the English ones fill in', () => {
      for (const [key, text] of texts(messages)) expect(filled(text), key).to.deep.equal(filled(key));
    });

    it('say something each, without a space too many', () => {
      // French has narrow no-break spaces.
      for (const [key, text] of texts(messages)) expect(text, key).to.match(/^[\S\u202f]+( [\S\u202f]+)*$/);
    });

    it('have a form for each plural category of the language, where they count', () => {
      for (const [key, text] of texts(messages)) {
        expect(text.split('|'), key).to.have.lengthOf(key.includes('|') ? (formsOf[tag] ?? 1) : 1);
      }
    });

    it('are there for the words that networks have of their own', () => {
      for (const { label, speak } of builtInNetworks) {
        const said: string[] = [];
        const say = speak?.((text) => String(said.push(text)));
        for (const key of Object.keys(messages)) say?.(key);
        // A name may be the same in every language.
        for (const text of said) if (text !== label) expect(messages).to.have.property(text);
      }
    });
  });
}

describe('the two ways to write Chinese', () => {
  /** Written in one of them alone, and common in both. */
  const simplified = /[关开启时显这为无号码请让频动态链帐户发会应]/;
  const traditional = /[關開啟時顯這為無號碼請讓頻動態鏈戶發會應]/;

  it('do not mix', () => {
    for (const text of Object.values(zhTW.messages)) expect(text).not.to.match(simplified);
    for (const text of Object.values(zhCN.messages)) expect(text).not.to.match(traditional);
  });
});

describe('a count', () => {
  const cases: Readonly<Record<string, Readonly<Record<number, string>>>> = {
    en: { 0: '0 followers', 1: '1 follower', 2: '2 followers' },
    ar: {
      0: 'لا متابعين',
      1: 'متابع واحد',
      2: 'متابعان',
      3: '3 متابعين',
      11: '11 متابعًا',
      100: '100 متابع',
      103: '103 متابعين',
      // Written short, as “21.4 thousand”, and then without what its last digits would ask for.
      21_415: '21415 متابع',
    },
    de: { 1: '1 Follower' },
    es: { 0: '0 seguidores', 1: '1 seguidor', 1000: '1000 seguidores', 1_500_000: '1500000 de seguidores' },
    fr: {
      0: '0 abonné',
      1: '1 abonné',
      2: '2 abonnés',
      1_000_000: '1000000 d’abonnés',
      1_500_000: '1500000 d’abonnés',
    },
    'pt-BR': { 0: '0 seguidor', 1: '1 seguidor', 2: '2 seguidores', 2_300_000: '2300000 de seguidores' },
    hi: { 0: '0 फ़ॉलोअर', 1: '1 फ़ॉलोअर', 5: '5 फ़ॉलोअर' },
    id: { 0: '0 pengikut', 1: '1 pengikut', 5: '5 pengikut' },
    ko: { 1: '팔로워 1명', 5: '팔로워 5명' },
    ja: { 1: 'フォロワー1人' },
  };
  for (const [tag, said] of Object.entries(cases)) {
    it(`is said in ${tag} as the language does`, async () => {
      await languageOf(tag);
      const { say } = languageOf(tag) as Language;
      for (const [count, text] of Object.entries(said)) {
        expect(say('{n} follower|{n} followers', { n: count }, Number(count))).to.equal(text);
      }
    });
  }
});

describe('the language for a tag', () => {
  for (const [tag, word] of [
    ['pt', 'Seguir'],
    ['pt-PT', 'Seguir'],
    ['es-419', 'Seguir'],
    ['fr-CA', 'Suivre'],
    ['DE-at', 'Folgen'],
    ['de_CH', 'Folgen'],
    ['ko-KR', '팔로우'],
    ['hi-Latn', 'फ़ॉलो करें'],
    ['id-ID', 'Ikuti'],
    // Indonesian by its old code.
    ['in', 'Ikuti'],
    ['in-ID', 'Ikuti'],
    ['ar-EG', 'متابعة'],
    ['zh-Hant', '追蹤'],
    ['zh-Hant-HK', '追蹤'],
    ['fil', 'Follow'],
    ['i', 'Follow'],
    ['zz', 'Follow'],
  ] as const) {
    it(`${tag} says “${word}”`, async () => {
      await languageOf(tag);
      expect((languageOf(tag) as Language).say('Follow')).to.equal(word);
    });
  }

  it('keeps its region, whose numerals and dates are of `Intl`', async () => {
    await languageOf('ar-EG');
    await languageOf('ar-MA');
    const three = ['ar-EG', 'ar-MA'].map((tag) => (3).toLocaleString((languageOf(tag) as Language).tag));
    expect(three).to.deep.equal(['٣', '3']);
  });
});
