/**
 * Every state that somebody can see the widgets in. What is drawn, read out and driven is this list, in each of the variants
 * of `stage.mjs`.
 *
 * `markup`: what the page’s author wrote. `settings`: as for `configure`. `follows`: what this browser knows of the visitor.
 * `kept`: which answers it has kept, and for how many seconds. `hash`: where a page of a network has led back to. `act`: what
 * the visitor does. `sign`: by what it is seen that the state is there. `frame`: what is looked at, where it is not the stage.
 */
export const states = {
  'button-looks': {
    markup: ['small', 'medium', 'large']
      .flatMap((size) =>
        ['filled', 'outline'].map((variant) => button('village:ann', `size=${size} variant=${variant}`)),
      )
      .join(' '),
    sign: 'magpie-follow-button >> nth=5 >> [part=button]',
  },
  'button-count': {
    markup: [
      button('village:ann', 'count'),
      button('village:slow', 'count'),
      button('village:millions', 'count variant=outline'),
    ].join(' '),
    sign: [
      'magpie-follow-button >> nth=0 >> [part=count]:not(:empty)',
      'magpie-follow-button >> nth=2 >> [part=count]:not(:empty)',
    ],
  },
  'button-link': { markup: button('elsewhere:ann'), sign: 'magpie-follow-button a' },
  'button-following': {
    markup: button('place:ann'),
    follows: { 'place::ann': { relationship: 'following' } },
    sign: '[part=button].following[role=button]',
  },
  'button-following-hover': {
    markup: button('place:ann'),
    follows: { 'place::ann': { relationship: 'following' } },
    act: (page) => page.locator('[part=button].following[role=button]').hover(),
    sign: '[part=button].following',
  },
  'button-requested': {
    markup: button('place:ann'),
    follows: { 'place::ann': { relationship: 'requested' } },
    sign: '[part=button].requested[role=button]',
  },
  'button-under-way': {
    markup: button('place:ann'),
    follows: { 'place::ann': { step: 'pending' } },
    sign: '[part=button].pending[role=button]',
  },
  'button-waiting': {
    markup: button('place:ann'),
    follows: { 'place::ann': { step: 'waiting', request: { language: 'en' } } },
    sign: '[part=button].waiting[role=button]',
    isOffline: true,
  },
  'button-note': {
    markup: button('place:bob'),
    act: (page) => press(page, '[part=button]'),
    sign: '[part=note]:popover-open',
    frame: ['magpie-follow-button', '[part=note]'],
  },
  'button-focus': {
    markup: button('village:ann', 'count'),
    act: async (page) => {
      await page.locator('[part=count]:not(:empty)').waitFor();
      await page.keyboard.press('Tab');
    },
    sign: '[part=button]:focus-visible',
  },
  'button-several': { markup: button('village:ann scan:ann'), sign: '[part=more]' },
  'button-code': { markup: button('scan:ann'), sign: '[part=more]' },
  'button-code-dialog': dialog(button('scan:ann'), '[part=more]', 'magpie-scan-dialog svg'),
  'button-choice-dialog': dialog(
    button('magpie:river wechat:river line:@river'),
    '[part=more]',
    'dialog magpie-follow-button >> nth=2 >> [part=button]',
    { settings: { gateway: 'https://gateway.example' } },
  ),
  'button-home-dialog': dialog(button('home:ann'), '[part=button]', '#home'),
  'button-home-problem': {
    ...dialog(button('home:bob'), '[part=button]', '[role=alert]'),
    act: async (page) => {
      await press(page, '[part=button]');
      await page.locator('#home').fill('nowhere.example');
      await page.keyboard.press('Enter');
    },
  },
  'button-ticket-dialog': {
    ...dialog(button('place:ann'), '[part=button][role=button]', 'magpie-ticket-dialog dialog'),
    follows: { 'place::ann': { step: 'pending' } },
  },
  'button-wechat-dialog': dialog(button('wechat:river'), '[part=button]', 'magpie-ticket-dialog .code svg', {
    settings: { gateway: 'https://gateway.example' },
  }),
  'button-return-dialog': {
    hash: '#state=magpie-place-abc&code=c-1',
    sign: 'magpie-return-dialog dialog',
    frame: ['dialog'],
  },

  'card-loading': { markup: card('village:slow'), sign: '[part=card].waiting' },
  'card-ready': { markup: card('village:ann'), sign: '[part=card].ready dl' },
  'card-bluesky': { markup: card('bluesky:river.example'), sign: '[part=card].ready' },
  'card-mastodon': { markup: card('mastodon:river@social.example'), sign: '[part=card].ready' },
  'card-wechat': {
    markup: card('wechat:river'),
    settings: { gateway: 'https://gateway.example' },
    sign: '[part=card].ready',
  },
  'card-marks': { markup: card('village:bot'), sign: '[part=card].ready dl' },
  'card-empty': { markup: card('village:empty'), sign: '[part=card].ready' },
  'card-long': { markup: card('village:long'), sign: '[part=card].ready [aria-expanded]' },
  'card-open': {
    markup: card('village:wordy'),
    act: (page) => page.locator('[aria-expanded]').click(),
    sign: '[aria-expanded=true]',
  },
  'card-several': {
    markup: card('magpie:river wechat:river qq:river line:@river'),
    settings: { gateway: 'https://gateway.example' },
    sign: '[part=parts] magpie-follow-button >> nth=3 >> [part=button]',
  },
  'card-narrow': {
    markup: `<div style="inline-size: 240px">${card('village:ann')}</div>`,
    sign: '[part=card].ready dl',
  },
  'card-arabic': { markup: card('village:rtl'), sign: '[part=card].ready' },
  'card-failed': { markup: card('village:down'), sign: '[part=status] button' },
  'card-missing': { markup: card('village:missing'), sign: '[part=status]' },
  'card-private': { markup: card('village:private'), sign: '[part=status]' },
  'card-consent': { markup: card('village:ann'), settings: { consent: 'ask' }, sign: '[part=status] button' },
  'card-stale': {
    markup: card('village:kept'),
    kept: [['magpie:1:account:village::kept', 3 * 3600]],
    sign: '.stale',
  },

  'feed-loading': { markup: feed('village:slow', 'limit=3'), sign: '.loading' },
  'feed-list': { markup: feed('village:ann'), sign: 'article >> nth=3' },
  'feed-grid': { markup: feed('village:grid', 'layout=grid'), sign: 'article >> nth=5' },
  'feed-bluesky': { markup: feed('bluesky:river.example', 'limit=2'), sign: 'article >> nth=1' },
  'feed-mastodon': { markup: feed('mastodon:river@social.example', 'limit=2'), sign: 'article >> nth=1' },
  'feed-several': {
    markup: feed('magpie:river wechat:river', 'limit=3'),
    settings: { gateway: 'https://gateway.example' },
    sign: 'article >> nth=2',
  },
  'feed-pictures': { markup: feed('village:pictures'), sign: 'article >> nth=1' },
  'feed-six-pictures': { markup: feed('village:six'), sign: 'article' },
  'feed-lightbox': {
    markup: feed('village:ann', 'limit=1'),
    act: (page) => press(page, '.media a'),
    sign: 'dialog img',
    frame: ['dialog'],
  },
  'feed-video': { markup: feed('village:film'), sign: 'magpie-player button' },
  'feed-sound': { markup: feed('village:sound'), sign: 'magpie-player >> nth=1 >> button' },
  'feed-link-card': { markup: feed('village:link'), sign: 'article' },
  'feed-quotes': { markup: feed('village:quotes'), sign: 'article >> nth=1' },
  'feed-poll': { markup: feed('village:poll'), sign: 'article' },
  'feed-warning': { markup: feed('village:warned'), sign: '.cw button' },
  'feed-warning-open': {
    markup: feed('village:warned'),
    act: (page) => press(page, '.cw button'),
    sign: '.media img',
  },
  'feed-sensitive': { markup: feed('village:sensitive'), sign: '.cw button' },
  'feed-partial': { markup: feed('village:partial'), sign: 'article >> nth=1' },
  'feed-long': { markup: feed('village:long'), sign: 'article >> nth=1' },
  'feed-arabic': { markup: feed('village:rtl'), sign: 'article >> nth=1' },
  'feed-narrow': {
    markup: `<div style="inline-size: 240px">${feed('village:ann', 'limit=2')}</div>`,
    sign: 'article >> nth=1',
  },
  'feed-more': { markup: feed('village:many', 'limit=2'), sign: '[part=more]' },
  'feed-end': {
    markup: feed('village:short'),
    act: async (page) => {
      await press(page, 'article >> nth=0');
      await page.keyboard.press('Control+End');
    },
    sign: 'p.skip:focus',
  },
  'feed-focus': {
    markup: feed('village:short', 'limit=2'),
    act: async (page) => {
      await page.locator('article').first().waitFor();
      for (let stops = 0; stops < 2; stops++) await page.keyboard.press('Tab');
    },
    sign: 'article:focus-visible',
  },
  'feed-new-posts': {
    markup: feed('village:news', 'limit=3 refresh=30'),
    kept: [[`magpie:1:posts:village::news:${queryOf(3)}`, 120]],
    act: async (page) => {
      await page.locator('article >> nth=1').waitFor();
      await page.evaluate(() => window.look.release());
    },
    sign: '[part=news] button',
  },
  'feed-empty': { markup: feed('village:empty'), sign: '[part=status]' },
  'feed-hidden': {
    markup: feed('village:short', 'only="#nothing-has-this-tag"'),
    sign: '[part=status] [role=status]:not(:empty)',
  },
  'feed-failed': { markup: feed('village:down'), sign: '[part=status] button' },
  'feed-consent': { markup: feed('village:ann'), settings: { consent: 'ask' }, sign: '[part=status] button' },
  'feed-stale': {
    markup: feed('village:kept', 'limit=3'),
    kept: [[`magpie:1:posts:village::kept:${queryOf(3)}`, 3 * 3600]],
    sign: '.stale',
  },
};

function button(account, rest = '') {
  return `<magpie-follow-button account="${account}" ${rest}><a href="https://village.example/ann">Follow Ann</a></magpie-follow-button>`;
}

function card(account) {
  return `<magpie-account-card account="${account}"><a href="https://village.example/ann">Ann in the Village</a></magpie-account-card>`;
}

function feed(account, rest = '') {
  return `<magpie-post-feed account="${account}" ${rest}><a href="https://village.example/ann">Ann in the Village</a></magpie-post-feed>`;
}

/** A dialog that a click opens. */
function dialog(markup, opener, sign, rest = {}) {
  return { markup, act: (page) => press(page, opener), sign: ['dialog[open]', sign], frame: ['dialog'], ...rest };
}

/** What a feed without filters asks for, as it names what it keeps. */
function queryOf(limit) {
  return JSON.stringify({ limit, noReplies: false, noReposts: false, mediaOnly: false, tags: [], languages: [] });
}

/** Comes over it first, as a pointer does: what answers is loaded then. */
async function press(page, selector) {
  const target = page.locator(selector).first();
  await target.hover();
  await target.click();
}
