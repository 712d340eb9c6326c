import { expect, fixture, html, waitUntil } from '@open-wc/testing';
import '../../src/elements/account-card/define.js';
import { configure } from '../../src/stores/settings.js';
import { answeringEach } from '../support/answering.js';
import { has, inside, read } from '../support/drawn.js';
import { firstVisit } from '../support/first-visit.js';
import { accountsFor, httpNetwork, networkWith } from '../support/http-network.js';

/** As the browser's Unicode data has it: thousands have a small letter or a large one, and Hong Kong counts in them. */
const numberIn = (tag: string): string =>
  new Intl.NumberFormat(tag, { notation: 'compact', maximumFractionDigits: 1 }).format(48_213).replace(/\s/g, ' ');

describe('the language of a widget', () => {
  firstVisit({ locale: undefined });

  async function draw(lang: string): Promise<HTMLElement> {
    const { id } = httpNetwork();
    configure({ fetch: answeringEach(accountsFor) });
    const stage = await fixture(html`
      <div lang=${lang}><magpie-follow-button account=${`${id}:river`} count></magpie-follow-button></div>
    `);
    const button = stage.querySelector('magpie-follow-button')!;
    await waitUntil(() => has(button, '[part=count]') && /\p{Nd}/u.test(read(button)));
    return button;
  }

  for (const [lang, drawn, name] of [
    ['en', 'Follow48.2K', /^Follow @river on Net \d+, 48\.2K followers$/],
    ['en-GB', `Follow${numberIn('en-GB')}`, /^Follow @river/],
    ['EN', 'Follow48.2K', /^Follow @river/],
    ['zh', '关注4.8万', /Net \d+.*@river.*4\.8万/],
    ['zh-CN', '关注4.8万', /4\.8万/],
    ['zh-Hans-CN', '关注4.8万', /4\.8万/],
    ['zh_CN', '关注4.8万', /4\.8万/],
    // Traditional characters, wherever people write them.
    ['zh-TW', '追蹤4.8萬', /^在 Net \d+ 追蹤 @river.*4\.8萬/],
    ['zh-HK', `追蹤${numberIn('zh-HK')}`, /^在 Net \d+ 追蹤 @river/],
    ['zh-MO', `追蹤${numberIn('zh-MO')}`, /^在 Net \d+ 追蹤 @river/],
    ['zh-Hant', '追蹤4.8萬', /^在 Net \d+ 追蹤 @river/],
    ['ZH-hant-SG', '追蹤4.8萬', /^在 Net \d+ 追蹤 @river/],
    ['zh_TW', '追蹤4.8萬', /^在 Net \d+ 追蹤 @river/],
    ['zh-Hans-HK', '关注4.8万', /4\.8万/],
    ['zh-SG', '关注4.8万', /4\.8万/],
    ['de-AT', `Folgen${numberIn('de-AT')}`, /^@river auf Net \d+ folgen, .* Follower$/],
    ['pt-PT', `Seguir${numberIn('pt-PT')}`, /^Seguir @river no Net \d+/],
    ['in', `Ikuti${numberIn('id')}`, /^Ikuti @river di Net \d+/],
    ['ar-EG', `متابعة${numberIn('ar-EG')}`, /^متابعة .@river. على Net \d+/],
    ['ar-MA', `متابعة${numberIn('ar-MA')}`, /^متابعة/],
    ['ja', 'フォロー4.8万', /^Net \d+で@riverをフォロー.*フォロワー4\.8万人$/],
    ['ja-JP', 'フォロー4.8万', /^Net \d+で@riverをフォロー/],
    ['ja_JP', 'フォロー4.8万', /^Net \d+で@riverをフォロー/],
    // No table: English words, with numbers as English writes them.
    ['fi', 'Follow48.2K', /^Follow @river/],
    ['tw', 'Follow48.2K', /^Follow @river/],
    ['tlh', 'Follow48.2K', /^Follow @river/],
    ['en_GB', 'Follow48.2K', /^Follow @river/],
    ['x', 'Follow48.2K', /^Follow @river/],
    ['"><b>', 'Follow48.2K', /^Follow @river/],
    ['constructor', 'Follow48.2K', /^Follow @river/],
    ['🌊', 'Follow48.2K', /^Follow @river/],
  ] as const) {
    it(`for lang=“${lang}” is ${drawn}`, async () => {
      const button = await draw(lang);
      expect(read(button)).to.equal(drawn);
      expect(inside(button, 'a').getAttribute('aria-label')).to.match(name);
    });
  }

  it('is that of the page around the shadow root that it stands in', async () => {
    const { id } = httpNetwork();
    const stage = await fixture(html`<div lang="zh"><p></p></div>`);
    const root = stage.querySelector('p')!.attachShadow({ mode: 'open' });
    const button = document.createElement('magpie-follow-button');
    button.account = `${id}:river`;
    root.append(button);
    await waitUntil(() => button.shadowRoot && read(button) === '关注');
  });

  it('is that of the nearest element that says one, itself first', async () => {
    const { id } = httpNetwork();
    const stage = await fixture(html`
      <div lang="en">
        <section lang="zh">
          <p><magpie-follow-button account=${`${id}:river`}></magpie-follow-button></p>
        </section>
        <section lang="zh"><magpie-follow-button lang="en" account=${`${id}:river`}></magpie-follow-button></section>
      </div>
    `);
    const [inner, own] = stage.querySelectorAll('magpie-follow-button');
    await waitUntil(() => read(inner!) === '关注' && read(own!) === 'Follow');
  });

  it('runs from right to left in Arabic on any page, and as the page does in others', async () => {
    configure({ locale: 'ar' });
    const button = await draw('en');
    expect(getComputedStyle(button).direction).to.equal('rtl');
    configure({ locale: 'fr' });
    await waitUntil(() => read(button).startsWith('Suivre'));
    expect(getComputedStyle(button).direction).to.equal('ltr');
    expect(button.hasAttribute('dir')).to.equal(false);
  });

  it('is that of the page’s setting before all, and changes with it', async () => {
    configure({ locale: 'zh' });
    const button = await draw('en');
    expect(read(button)).to.equal('关注4.8万');
    configure({ locale: 'en' });
    await waitUntil(() => read(button) === 'Follow48.2K');
    configure({ locale: undefined });
    await waitUntil(() => read(button) === 'Follow48.2K');
  });

  it('holds for a whole card, its button among it', async () => {
    const { id } = networkWith({ bot: true, locked: true });
    const stage = await fixture(html`
      <div lang="zh"><magpie-account-card account=${`${id}:river`}></magpie-account-card></div>
    `);
    const card = stage.querySelector('magpie-account-card')!;
    await waitUntil(() => has(card, 'dl'));
    const button = inside(card, 'magpie-follow-button');
    await waitUntil(() => read(button) === '关注');
    const marks = ['Automated', 'Approves', 'followers', 'following', 'posts'];
    for (const word of marks) expect(read(card)).not.to.include(word);
    expect(read(card)).to.include('4.8万');
  });
});
