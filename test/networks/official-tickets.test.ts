import { expect, waitUntil } from '@open-wc/testing';
import { following } from '../../src/networks/magpie/follow/following.js';
import { line, qq, wechat } from '../../src/networks/official/official.js';
import { FakeGateway } from '../support/fake-gateway.js';

const request = { language: 'zh-CN', returnUrl: undefined };
const river = wechat.parse('wechat:river')!;
const CODE = 'http://weixin.qq.com/q/kZgfwMTm72WWPkovabbI';

function ioOf({ fetch, url }: FakeGateway) {
  return { fetch, signal: new AbortController().signal, settings: { gateway: url } };
}

let made = 0;

function gatewayWith(shown: FakeGateway['shown'] = {}): FakeGateway {
  const gateway = new FakeGateway(`https://official-${++made}.example`);
  Object.assign(gateway.shown, shown);
  return gateway;
}

const code = (doing: Promise<unknown>): Promise<unknown> => doing.catch(({ code }) => code);

describe('an attempt to follow an official account', () => {
  it('is watched where the platform tells of the end, without a page of the gateway', async () => {
    const gateway = gatewayWith({ 'wechat:river': { confirmedBy: 'webhook', qrText: CODE } });
    const begun = await following.begin(river, request, ioOf(gateway));
    expect(gateway.asked.at(-1)?.body).to.deep.equal({ account: 'wechat:river', language: 'zh-CN' });
    if (!('ticket' in begun)) throw new Error('There is nothing to watch.');
    expect(begun.ticket).to.include({ approveUrl: undefined, qrText: CODE });
    const end = following.watch(begun.ticket, () => {}, ioOf(gateway));
    await waitUntil(() => gateway.last.streams.size === 1);
    gateway.approve();
    expect(await end).to.deep.equal({ state: 'following' });
  });

  it('is finished on the gateway’s page where one signs in', async () => {
    const gateway = gatewayWith();
    const begun = await following.begin(line.parse('line:@river')!, request, ioOf(gateway));
    expect(begun).to.have.nested.property('ticket.approveUrl', `${gateway.approvePage}?ticket=tk-1`);
  });

  it('is handed over where nobody tells of the end', async () => {
    const gateway = gatewayWith({
      'qq:river': {
        confirmedBy: 'nobody',
        qrImageUrl: 'https://gateway.example/qr.png',
        links: [{ where: 'ios', url: 'mqqapi://card/show_pslcard?uin=2658655094' }],
      },
    });
    const begun = await following.begin(qq.parse('qq:river')!, request, ioOf(gateway));
    expect(begun).to.have.all.keys('handOver');
    const { handOver } = begun as Extract<typeof begun, { handOver: unknown }>;
    expect(handOver).not.to.have.property('data');
    expect(handOver).to.deep.include({
      qrImageUrl: 'https://gateway.example/qr.png',
      links: [{ where: 'ios', url: 'mqqapi://card/show_pslcard?uin=2658655094' }],
    });
  });

  it('takes nothing that is not sound', async () => {
    const gateway = gatewayWith({
      'wechat:river': {
        confirmedBy: 'webhook',
        approveUrl: 'javascript:alert(1)',
        qrImageUrl: 'http://river.example/qr.png',
        links: [
          { where: 'ios', url: 'javascript:alert(1)' },
          { where: 'anywhere', url: 'mqqapi://card' },
          { where: 'desktop' as 'ios', url: 'https://river.example/' },
        ],
      },
    });
    const begun = await following.begin(river, request, ioOf(gateway));
    const { ticket } = begun as Extract<typeof begun, { ticket: unknown }>;
    expect(ticket).to.include({ approveUrl: undefined, qrText: undefined });
    expect(ticket).not.to.have.any.keys('qrImageUrl', 'links');
  });

  it('is no attempt where it has no page, and nobody else is said to tell of the end', async () => {
    for (const confirmedBy of ['page', 'a newer way', undefined]) {
      const gateway = gatewayWith({ 'wechat:river': { confirmedBy: confirmedBy as 'page', qrText: CODE } });
      expect(await code(following.begin(river, request, ioOf(gateway)))).to.equal('bad-response');
    }
  });

  it('fails as the gateway says when the platform does not answer', async () => {
    const gateway = gatewayWith();
    gateway.refusal = { status: 503, code: 'unavailable' };
    expect(await code(following.begin(river, request, ioOf(gateway)))).to.equal('unreachable');
  });
});

describe('unfollowing an official account', () => {
  it('is told apart where only its app can', async () => {
    const gateway = gatewayWith();
    await following.begin(river, request, ioOf(gateway));
    gateway.approve();
    gateway.endElsewhere.add('wechat:river');
    expect(await following.unfollow(river, request, ioOf(gateway))).to.equal('elsewhere');
    gateway.endElsewhere.clear();
    expect(await following.unfollow(river, request, ioOf(gateway))).to.equal(undefined);
    expect(gateway.following.size).to.equal(0);
  });

  it('fails for any other reason', async () => {
    const gateway = gatewayWith();
    expect(await code(following.unfollow(river, request, ioOf(gateway)))).to.equal('private');
    gateway.refusal = { status: 409, code: 'conflict' };
    expect(await code(following.unfollow(river, request, ioOf(gateway)))).to.equal('bad-response');
  });
});
