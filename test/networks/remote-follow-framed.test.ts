import { expect } from '@open-wc/testing';
import { isForeignFrame } from '../../src/networks/magpie/follow/foreign-frame.js';

/** What a page says that is in a frame of this one, from another site: a machine's name and its number are two. */
async function framed(): Promise<{ told: unknown[]; host: string; asked: string[]; isForeign: boolean }> {
  const frame = document.createElement('iframe');
  const url = new URL('../support/framed-visitor.html', import.meta.url);
  url.hostname = location.hostname === 'localhost' ? '127.0.0.1' : 'localhost';
  frame.src = url.href;
  document.body.append(frame);
  const told = await new Promise<MessageEvent>((resolve) => addEventListener('message', resolve, { once: true }));
  frame.remove();
  return told.data as Awaited<ReturnType<typeof framed>>;
}

describe('a page in a frame of another site', () => {
  it('knows that it is one, and this page that it is none', async () => {
    expect((await framed()).isForeign).to.equal(true);
    expect(isForeignFrame()).to.equal(false);
  });

  it('sends nobody to sign in, whose answer would come to a page that knows nothing of it', async () => {
    const { told, host, asked } = await framed();
    const [blueskyFollow, blueskyUnfollow, mastodonFollow, mastodonUnfollow] = told;
    expect([blueskyFollow, blueskyUnfollow, mastodonUnfollow]).to.deep.equal(['private', 'private', 'private']);
    expect(mastodonFollow).to.have.nested.property('handOver.approveUrl').that.includes(`https://${host}/`);
    expect(asked).to.deep.equal([]);
  });
});
