import { createHmac } from 'node:crypto';
import { countOr, fieldsOf, isObject, objects, textOr, type Wire } from '../../../core/read.js';
import { equalTexts } from '../../config/keys.js';
import type { ConnectorIo } from '../connector-io.js';
import type { FollowEvents } from '../connector.js';
import { parseJson } from '../json.js';
import { once, REMEMBERED_MS } from '../once.js';
import { answer, RefusedCall, webhookDoor } from '../webhook-call.js';
import { LINE_ISSUER, LINE_USER_ID } from './line-user.js';

/** A follow or the end of one. */
interface Happening {
  readonly kind: 'followed' | 'unfollowed';
  readonly userId: string;
  readonly eventId: string;
  readonly at: number;
}

/** LINE hangs up after two seconds, and tells again where redelivery is switched on in the console. */
const LIMITS = { bodyBytes: 1_048_576, answerMs: 1_000 };
/** Of LINE's clock and this server's. */
const AHEAD_MS = 300_000;

/**
 * Answers LINE's calls.
 * @param address Of the account. @param channelSecret Of its channel “Messaging API”.
 * @see https://developers.line.biz/en/reference/messaging-api/#webhooks
 */
export function lineWebhook(
  address: string,
  channelSecret: string,
  io: ConnectorIo,
): (request: Request, events: FollowEvents) => Promise<Response> {
  const door = webhookDoor(address, io, LIMITS);

  /** Redeliveries may come much later, so only what may have been forgotten since is too old. */
  const isTimely = ({ at }: Happening): boolean => at > io.now() - REMEMBERED_MS && at < io.now() + AHEAD_MS;

  async function tell({ kind, userId, at }: Happening, events: FollowEvents): Promise<void> {
    const event = { account: address, person: { issuer: LINE_ISSUER, subject: userId }, at };
    await (kind === 'followed' ? events.followed({ ...event, ticketId: undefined }) : events.unfollowed(event));
  }

  return (request, events) =>
    door(request, async (body) => {
      if (request.method !== 'POST') throw new RefusedCall('method');
      const bytes = await body();
      const signature = createHmac('sha256', channelSecret).update(bytes).digest('base64');
      if (!equalTexts(request.headers.get('x-line-signature') ?? '', signature)) throw new RefusedCall('signature');
      let busy = false;
      for (const happening of readHappenings(bytes).filter(isTimely)) {
        const key = [address, happening.eventId, happening.kind].join(' ');
        const outcome = await once(io.store, key, () => tell(happening, events));
        busy ||= outcome === 'busy';
      }
      return answer(busy ? 503 : 200);
    });
}

/** @throws {RefusedCall} The body is not LINE's, though it was signed. */
function readHappenings(bytes: Uint8Array): readonly Happening[] {
  const value = parseJson(Buffer.from(bytes).toString());
  if (!isObject(value) || !Array.isArray(value['events'])) throw new RefusedCall('message');
  return objects(value['events']).flatMap(readHappening);
}

/** Other kinds of events, and new ones, are left. */
function readHappening(event: Wire): readonly Happening[] {
  const kind = event['type'] === 'follow' ? 'followed' : event['type'] === 'unfollow' ? 'unfollowed' : undefined;
  const { type, userId } = fieldsOf(event['source']);
  const eventId = textOr(event['webhookEventId']);
  const at = countOr(event['timestamp']);
  if (!kind || type !== 'user' || typeof userId !== 'string' || !LINE_USER_ID.test(userId)) return [];
  return eventId === undefined || at === undefined ? [] : [{ kind, userId, eventId, at }];
}
