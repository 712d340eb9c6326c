import { hashOf } from '../../config/keys.js';
import type { ConnectorIo } from '../connector-io.js';
import type { FollowEvents } from '../connector.js';
import { once } from '../once.js';
import { answer, parametersOf, RefusedCall, webhookDoor } from '../webhook-call.js';
import { messageCrypt } from './message-crypt.js';
import { decodeMessage, readMessage, type WechatMessage } from './message.js';
import { writeReply, writeSealedReply } from './reply.js';
import { ticketOf } from './scene.js';
import { hasWechatSignature } from './signature.js';
import type { WechatWebhookConfig } from './wechat-config.js';

/** The account that a webhook belongs to. */
export interface WebhookAccount {
  readonly address: string;
  /** `undefined` where messages come in plain mode to an account without API. */
  readonly appId: string | undefined;
  readonly originalId: string | undefined;
  readonly webhook: WechatWebhookConfig;
  /** OpenIDs are an account's own. */
  readonly issuer: string;
}

/** What every call brings. */
interface Call {
  readonly parameters: ReadonlyMap<string, string>;
  readonly timestamp: string;
  readonly nonce: string;
}

/** Follows and the end of follows; all else is thanked for and left. */
interface Happening {
  readonly kind: 'followed' | 'unfollowed';
  readonly openId: string;
  readonly originalId: string;
  readonly ticketId: string | undefined;
  readonly seconds: number;
}

/** Messages have at most some kB, three times that in mode 兼容. WeChat hangs up after 5 s and tells it twice more. */
const LIMITS = { bodyBytes: 65_536, answerMs: 2_500 };
const WINDOW_SECONDS = 300;
/** What WeChat takes for “nothing to say”, in every mode. */
const NOTHING = 'success';

/** Answers WeChat's calls: the question whether this is the account's server, and what happens with its followers. */
export function wechatWebhook(
  account: WebhookAccount,
  io: ConnectorIo,
): (request: Request, events: FollowEvents) => Promise<Response> {
  const door = webhookDoor(account.address, io, LIMITS);
  const { token, encodingAesKey, welcome } = account.webhook;
  const crypt = encodingAesKey === undefined ? undefined : messageCrypt(encodingAesKey, account.appId ?? '');

  function readCall(request: Request): Call {
    const parameters = parametersOf(request);
    const timestamp = parameters.get('timestamp') ?? '';
    const nonce = parameters.get('nonce') ?? '';
    if (!/^\d{1,12}$/.test(timestamp) || !/^[^\s]{1,128}$/.test(nonce)) throw new RefusedCall('parameters');
    if (Math.abs(io.now() / 1_000 - Number(timestamp)) > WINDOW_SECONDS) throw new RefusedCall('time');
    return { parameters, timestamp, nonce };
  }

  function checkSignature(
    name: 'signature' | 'msg_signature',
    { parameters, timestamp, nonce }: Call,
    encrypted?: string,
  ): void {
    const parts = [token, timestamp, nonce, ...(encrypted === undefined ? [] : [encrypted])];
    if (!hasWechatSignature(parameters.get(name) ?? '', ...parts)) throw new RefusedCall('signature');
  }

  /** WeChat's own platforms ask in plain text, also in mode 安全; 企业微信 seals what is to be repeated. */
  function echo(call: Call): string {
    const text = call.parameters.get('echostr') ?? '';
    const sealed = crypt && call.parameters.has('msg_signature');
    checkSignature(sealed ? 'msg_signature' : 'signature', call, sealed ? text : undefined);
    const opened = sealed ? crypt.open(text) : text;
    if (!opened || opened.length > 1_024) throw new RefusedCall('message');
    return opened;
  }

  async function openMessage(call: Call, bytes: Uint8Array): Promise<WechatMessage> {
    if (!crypt) {
      // The signature is not of the body: it is looked at before anything else is.
      checkSignature('signature', call);
      await bindToBody(call, bytes);
    }
    const message = readMessage(decodeMessage(bytes) ?? '');
    if (!message) throw new RefusedCall('message');
    const encrypted = message.fields.get('Encrypt');
    if (!crypt) {
      if (encrypted !== undefined && !message.fields.has('MsgType')) throw new RefusedCall('mode');
      return message;
    }
    // In mode 兼容 the same stands beside it in plain text, which nothing protects: it is not read.
    if (encrypted === undefined) throw new RefusedCall('mode');
    checkSignature('msg_signature', call, encrypted);
    const opened = readMessage(crypt.open(encrypted) ?? '');
    if (!opened) throw new RefusedCall('message');
    return opened;
  }

  /** Plain mode signs time and nonce alone: who sees one call could send any body with it. Its first body is the only one. */
  async function bindToBody({ timestamp, nonce }: Call, bytes: Uint8Array): Promise<void> {
    const key = `call:${hashOf(`${account.address} ${timestamp} ${nonce}`)}`;
    const body = hashOf(Buffer.from(bytes).toString('latin1'));
    // Later its time is refused.
    if (await io.store.claim(key, body, 2 * WINDOW_SECONDS * 1_000)) return;
    if ((await io.store.read(key)) !== body) throw new RefusedCall('replay');
  }

  function happeningOf({ fields }: WechatMessage): Happening | undefined {
    const originalId = fields.get('ToUserName') ?? '';
    if (account.originalId !== undefined && originalId !== account.originalId) throw new RefusedCall('recipient');
    const kind = fields.get('MsgType') === 'event' ? KINDS.get((fields.get('Event') ?? '').toLowerCase()) : undefined;
    if (!kind) return undefined;
    const openId = fields.get('FromUserName') ?? '';
    const created = fields.get('CreateTime') ?? '';
    if (!/^[\w-]{1,64}$/.test(openId) || !/^\d{1,12}$/.test(created)) throw new RefusedCall('message');
    const ticketId = kind === 'followed' ? ticketOf(fields.get('EventKey') ?? '') : undefined;
    return { kind, openId, originalId, ticketId, seconds: Number(created) };
  }

  async function tell({ kind, openId, ticketId, seconds }: Happening, events: FollowEvents): Promise<void> {
    const event = {
      account: account.address,
      person: { issuer: account.issuer, subject: openId },
      at: seconds * 1_000,
    };
    await (kind === 'followed' ? events.followed({ ...event, ticketId }) : events.unfollowed(event));
  }

  function welcomeReply(happening: Happening, { format }: WechatMessage, { nonce }: Call): Response {
    if (welcome === undefined || happening.ticketId === undefined) return answer(200, NOTHING);
    const seconds = Math.floor(io.now() / 1_000);
    const { openId: to, originalId: from } = happening;
    const reply = writeReply({ to, from, text: welcome, createdAt: seconds }, format);
    const text = crypt ? writeSealedReply(crypt.seal(reply), { token, nonce, seconds }, format) : reply;
    return answer(200, text, format === 'xml' ? 'text/xml' : 'application/json');
  }

  return (request, events) =>
    door(request, async (body) => {
      if (request.method === 'GET') return answer(200, echo(readCall(request)));
      if (request.method !== 'POST') throw new RefusedCall('method');
      const call = readCall(request);
      const message = await openMessage(call, await body());
      const happening = happeningOf(message);
      if (!happening) return answer(200, NOTHING);
      // As WeChat says: who and when. Two different things may happen in one second.
      const { kind, openId, seconds, ticketId } = happening;
      const key = [account.address, openId, seconds, kind, ticketId].join(' ');
      const outcome = await once(io.store, key, () => tell(happening, events));
      if (outcome === 'busy') return answer(503);
      return outcome === 'known' ? answer(200, NOTHING) : welcomeReply(happening, message, call);
    });
}

/** `SCAN` comes where a follower has scanned a code. */
const KINDS: ReadonlyMap<string, Happening['kind']> = new Map([
  ['subscribe', 'followed'],
  ['scan', 'followed'],
  ['unsubscribe', 'unfollowed'],
]);
