import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { contractErrors } from '../../src/gateway/http/contract.js';
import { qqScene, RIVER_ON_QQ, ticketOf } from './support/qq-scene.js';

describe('A QQ account', () => {
  it('is what the operator says', async () => {
    const played = qqScene(
      {},
      {
        followers: 2_658,
        articles: [{ title: '新', url: 'https://river.example/1', publishedAt: '2026-01-01' }],
      },
    );
    const account = await played.connector.loadAccount(RIVER_ON_QQ);
    assert.deepEqual(contractErrors('Account', account), []);
    assert.deepEqual([account.name, account.handle, account.followers], ['河流', '@river', 2_658]);
    const page = await played.connector.loadPosts(RIVER_ON_QQ, { limit: 1, cursor: undefined });
    assert.deepEqual(contractErrors('PostPage', page), []);
    assert.deepEqual(played.platform.calls, []);
    assert.equal('webhook' in played.connector, false);
    await assert.rejects(played.connector.loadAccount('qq:other'), { code: 'not-found' });
  });

  it('is followed by a sign-in that follows the brand’s Magpie account', async () => {
    const played = qqScene({}, { qr: { text: 'https://qm.qq.com/q/river' } });
    assert.deepEqual(played.connector.accounts.get(RIVER_ON_QQ), {
      address: RIVER_ON_QQ,
      name: '河流',
      confirmedBy: 'sign-in',
      follows: 'magpie:river',
      ways: { qrText: 'https://qm.qq.com/q/river', qrImageUrl: undefined, links: [] },
    });
    const { confirmedBy, qrText } = await played.connector.ticketPresentation(RIVER_ON_QQ, ticketOf(played));
    assert.deepEqual([confirmedBy, qrText], ['sign-in', undefined], 'the code is the gateway’s page');
  });

  it('has the operator’s QR code and links to the app where there is no sign-in', async () => {
    const played = qqScene(
      {},
      {
        connect: undefined,
        qr: { imageUrl: 'https://river.example/qr.png' },
        card: { uin: '2658655094', accountFlag: '-2' },
      },
    );
    assert.equal(played.signIn, undefined);
    const shown = await played.connector.ticketPresentation(RIVER_ON_QQ, ticketOf(played));
    assert.deepEqual(
      [shown.confirmedBy, shown.qrText, shown.qrImageUrl],
      [undefined, undefined, 'https://river.example/qr.png'],
    );
    assert.deepEqual(
      shown.links.map(({ where }) => where),
      ['ios', 'android', 'anywhere'],
    );
    assert.match(
      shown.links[0]!.url,
      /^mqqapi:\/\/card\/show_pslcard\?src_type=web&card_type=public_account&uin=2658655094/,
    );
    assert.match(shown.links[2]!.url, /^https:\/\/share\.mp\.qq\.com\/cgi\/share\.php\?uin=2658655094&account_flag=-2/);
  });

  it('has no links that are not to be trusted', async () => {
    const odd = qqScene({}, { card: { uin: '1&a=b', accountFlag: '1' } });
    assert.deepEqual((await odd.connector.ticketPresentation(RIVER_ON_QQ, ticketOf(odd))).links, []);
    const flag = qqScene({}, { card: { uin: '12345', accountFlag: '1&a' } });
    assert.equal((await flag.connector.ticketPresentation(RIVER_ON_QQ, ticketOf(flag))).links.length, 2);
  });
});
