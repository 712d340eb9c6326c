import assert from 'node:assert/strict';
import { createHmac } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import { line } from '../../src/gateway/connectors/line/line.js';
import { connectorWorld, hearing } from './support/connector-world.js';
import { lineScene, RIVER_ON_LINE } from './support/line-scene.js';

const URL = 'https://gateway.example/webhooks/line/@river';
const sign = (body: string, secret: string): string => createHmac('sha256', secret).update(body).digest('base64');

/** The webhook of a channel with this secret, and what it tells. */
function webhookOf(channelSecret: string) {
  const world = connectorWorld();
  const heard = hearing();
  const connector = line({ accounts: [{ id: '@river', name: 'River', messaging: { channelSecret } }] }, world.io);
  const call = (body: BodyInit, headers: HeadersInit = {}) =>
    connector.webhook!(RIVER_ON_LINE, new Request(URL, { method: 'POST', body, headers }), heard.events);
  return { call, heard, world };
}

interface SampleEvent {
  readonly type: string;
  readonly timestamp: number;
  readonly source?: { readonly type: string; readonly userId?: string };
}

const sample = JSON.parse(
  readFileSync(new globalThis.URL('fixtures/webhook/line-webhook-v2.json', import.meta.url), 'utf8'),
) as { readonly destination: string; readonly events: readonly SampleEvent[] };

describe('LINE’s webhook', () => {
  it('takes the signature of the SDK’s test, and none that differs in its case', async () => {
    const body = '{"hello":"world"}';
    const right = 't7Hn4ZDHqs6e+wdvI5TyQIvzie0DmMUmuXEBqyyE/tM=';
    assert.equal(sign(body, 'test_secret'), right);
    // Rightly signed, but no message: refused too, for another reason.
    for (const [signature, reason] of [
      [right, 'message'],
      [right.toLowerCase(), 'signature'],
      [right.toUpperCase(), 'signature'],
      [right.replace('t7Hn', 'T7Hn'), 'signature'],
      [right.replace('=', ''), 'signature'],
      [right.replace('M=', 'N='), 'signature'],
      [`${right}, ${right}`, 'signature'],
      ['', 'signature'],
    ] as const) {
      const { call, world } = webhookOf('test_secret');
      assert.equal((await call(body, { 'x-line-signature': signature })).status, 403);
      assert.equal(world.logged[0]!.fields['reason'], reason, signature);
    }
  });

  for (const event of sample.events) {
    it(`takes the SDK’s sample of ${event.type} by ${event.source?.type ?? 'nobody'}, and acts on follows alone`, async () => {
      const { call, heard, world } = webhookOf('secret');
      world.clock.now = event.timestamp + 1_000;
      const body = JSON.stringify({ destination: sample.destination, events: [event] }, null, 2);
      const response = await call(body, { 'x-line-signature': sign(body, 'secret') });
      assert.equal(response.status, 200);
      const person = { issuer: 'https://access.line.me', subject: event.source?.userId };
      const happened = { account: RIVER_ON_LINE, person, at: event.timestamp };
      assert.deepEqual(heard.followed, event.type === 'follow' ? [{ ...happened, ticketId: undefined }] : []);
      assert.deepEqual(heard.unfollowed, event.type === 'unfollow' ? [happened] : []);
    });
  }

  it('takes all samples in one call, twice, and acts once', async () => {
    const { call, heard, world } = webhookOf('secret');
    world.clock.now = 1_462_629_480_000;
    const body = JSON.stringify(sample);
    for (let n = 0; n < 2; n += 1) {
      assert.equal((await call(body, { 'x-line-signature': sign(body, 'secret') })).status, 200);
    }
    assert.deepEqual([heard.followed.length, heard.unfollowed.length], [1, 1]);
  });

  it('refuses a body that is not byte for byte what was signed', async () => {
    const { call, heard, world } = webhookOf('secret');
    world.clock.now = 1_462_629_480_000;
    const body = JSON.stringify(sample);
    const headers = { 'x-line-signature': sign(body, 'secret') };
    for (const other of [
      JSON.stringify(sample, null, 1),
      `${body}\n`,
      ` ${body}`,
      body.replace('U206d25c2ea6bd87c17655609a1c37cb8', 'U206d25c2ea6bd87c17655609a1c37cb9'),
      `\u{feff}${body}`,
      '',
    ]) {
      assert.equal((await call(other, headers)).status, 403);
    }
    assert.equal((await call(body)).status, 403);
    assert.equal((await call(body, { 'x-line-signature': sign(body, 'other') })).status, 403);
    assert.deepEqual([...heard.followed, ...heard.unfollowed], []);
  });

  it('refuses what is rightly signed but no message, and what is too long', async () => {
    const { call, heard } = webhookOf('secret');
    for (const body of ['', '[]', 'null', '{}', '{"events":{}}', `{"events":[${'['.repeat(70)}${']'.repeat(70)}]}`]) {
      assert.equal((await call(body, { 'x-line-signature': sign(body, 'secret') })).status, 403, body);
    }
    const long = 'a'.repeat(1_048_577);
    assert.equal((await call(long, { 'x-line-signature': sign(long, 'secret') })).status, 413);
    assert.deepEqual([...heard.followed, ...heard.unfollowed], []);
  });

  it('leaves events that lack what they should have', async () => {
    const { call, heard, world } = webhookOf('secret');
    const follow = {
      type: 'follow',
      timestamp: world.clock.now,
      source: { type: 'user', userId: `U${'0'.repeat(32)}` },
      webhookEventId: '01',
    };
    const events = [
      { ...follow, source: undefined },
      { ...follow, source: { type: 'group', userId: follow.source.userId } },
      { ...follow, source: { type: 'user', userId: 'U1' } },
      { ...follow, source: { type: 'user', userId: `U${'g'.repeat(32)}` } },
      { ...follow, webhookEventId: undefined },
      { ...follow, timestamp: 'now' },
      { ...follow, timestamp: world.clock.now - 24 * 3_600_000 },
      { ...follow, timestamp: world.clock.now + 300_000 },
      'follow',
      null,
    ];
    const body = JSON.stringify({ events });
    assert.equal((await call(body, { 'x-line-signature': sign(body, 'secret') })).status, 200);
    assert.deepEqual(heard.followed, []);
  });

  it('answers the console’s button, and knows POST alone', async () => {
    const { platform, connector, heard } = lineScene();
    assert.equal((await platform.verifyWebhook())?.status, 200);
    assert.equal((await connector.webhook!(RIVER_ON_LINE, new Request(URL), heard.events)).status, 405);
    const bare = lineScene({ account: ({ messaging: _, ...account }) => ({ ...account, name: 'River' }) });
    assert.equal(await bare.platform.verifyWebhook(), undefined);
  });

  it('tells of who adds, blocks and unblocks the account, with nobody’s ticket', async () => {
    const { platform, heard } = lineScene();
    await platform.phone.addFriend('Aoi');
    await platform.phone.addFriend('Aoi');
    await platform.phone.block('Aoi');
    await platform.phone.addFriend('Aoi');
    const subject = platform.userId('Aoi');
    assert.deepEqual(
      heard.followed.map(({ person, ticketId }) => [person.subject, ticketId]),
      [
        [subject, undefined],
        [subject, undefined],
      ],
    );
    assert.deepEqual(
      heard.unfollowed.map(({ person }) => person.subject),
      [subject],
    );
  });

  it('is told again what could not be kept, and acts on it then', async () => {
    const heard = hearing();
    let broken = true;
    const followed: typeof heard.events.followed = async (event) => {
      if (broken) {
        broken = false;
        throw new Error('The database is away.');
      }
      await heard.events.followed(event);
    };
    const { platform, world } = lineScene({ heard: { ...heard, events: { ...heard.events, followed } } });
    await platform.phone.addFriend('Aoi');
    assert.equal(platform.deliveries.length, 2);
    assert.equal(heard.followed.length, 1);
    assert.doesNotMatch(JSON.stringify(world.logged), new RegExp(platform.userId('Aoi')));
  });

  it('answers within a second while the gateway is slow', async () => {
    const heard = hearing();
    const followed = (): Promise<void> => new Promise(() => undefined);
    const { platform, world } = lineScene({
      platform: { redelivers: false },
      heard: { ...heard, events: { ...heard.events, followed } },
    });
    const call = platform.toCall([
      {
        type: 'follow',
        timestamp: world.clock.now,
        source: { type: 'user', userId: platform.userId('Aoi') },
        webhookEventId: '01',
      },
    ]);
    const response = platform.post(call);
    world.deadlines.find(({ ms }) => ms === 1_000)!.pass();
    assert.equal((await response).status, 503);
    assert.equal((await platform.post(call)).status, 503);
  });
});
