import { describe, it } from 'node:test';
import { button, card, openForBusiness } from './customer.mjs';
import { follower, openShop, press, says } from './follower.mjs';
import { agreeOnLine, codeOfWechat, LINE, openOfficialGateway, WECHAT } from './platforms.mjs';

/** What is read, by language; each visitor follows on the platform that is at home there. */
const languages = {
  ja: { follow: 'フォロー', add: '友だち追加', added: '追加済み', friends: '友だち', at: LINE },
  'zh-CN': { follow: '关注', following: '已关注', add: '加好友', friends: '好友', scan: '微信扫', at: WECHAT },
  'zh-TW': { follow: '追蹤', following: '追蹤中', add: '加入好友', friends: '好友', scan: '請用微信掃描', at: WECHAT },
};

describe('official accounts', () => {
  const gateway = openOfficialGateway();
  openForBusiness();

  for (const [language, words] of Object.entries(languages)) {
    it(`are followed in the words of ${language}`, async (t) => {
      const context = await follower(t, gateway);
      const meta = `<meta name="magpie:locale" content="${language}">`;
      const shop = await openShop(context, gateway, { meta, body: button(WECHAT) + button(LINE) + card(LINE) });
      const [wechat, line] = [shop.buttons.first(), shop.buttons.nth(1)];
      await says(wechat, words.follow);
      await says(line, words.add);
      await shop.page.locator('magpie-account-card').getByText(words.friends).first().waitFor();

      if (words.at === LINE) {
        const popup = await press(shop, line);
        await popup.locator(`html[lang="${language}"]`).waitFor();
        await agreeOnLine(popup, 'Mei 梅');
        await says(line, words.added);
      } else {
        const code = await codeOfWechat(shop, gateway, wechat);
        await shop.page.getByRole('status').getByText(words.scan).waitFor();
        await gateway.platforms.wechat.phone.scan(code, language);
        await gateway.platforms.wechat.phone.follow(language);
        await says(wechat, words.following);
      }
    });
  }
});
