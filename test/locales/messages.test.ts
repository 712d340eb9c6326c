import { expect } from '@open-wc/testing';
import * as ja from '../../src/locales/ja.js';
import type { Messages } from '../../src/locales/messages.js';
import * as zhCN from '../../src/locales/zh-CN.js';
import * as zhTW from '../../src/locales/zh-TW.js';
import { builtInNetworks } from '../../src/networks/index.js';

const tables: Readonly<Record<string, Messages>> = { ja: ja.messages, 'zh-CN': zhCN.messages, 'zh-TW': zhTW.messages };

/** What a text fills in, each once. */
const filled = (text: string): readonly string[] => [...new Set(text.match(/{\w+}/g))].sort();

for (const [tag, messages] of Object.entries(tables)) {
  describe(`the texts in ${tag}`, () => {
    it('fill in what the English ones fill in', () => {
      for (const [key, text] of Object.entries(messages)) expect(filled(text), key).to.deep.equal(filled(key));
    });

    it('say something each, without a space too many', () => {
      for (const [key, text] of Object.entries(messages)) expect(text, key).to.match(/^\S+( \S+)*$/);
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
