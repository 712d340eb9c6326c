import { createHash } from 'node:crypto';
import { countOr, textOr, type Wire } from '../../../core/read.js';
import { safeUrl } from '../../../core/url.js';
import { ConnectorError } from '../connector-error.js';
import type { ConnectorIo } from '../connector-io.js';
import type { ConnectorSignIn, Person } from '../connector.js';
import { below } from '../own-url.js';
import { codeOf } from '../sign-in-code.js';
import type { LineAsk } from './line-api.js';
import type { LineLoginConfig } from './line-config.js';
import { LINE_ISSUER, LINE_USER_ID } from './line-user.js';

/** Of clocks. */
const LEEWAY_SECONDS = 300;
/** On a phone its page may lead on to others of LINE, and browsers hold a form's policy for these too. */
const LINE_PAGES = ['https://*.line.me'];

/**
 * LINE Login, which also offers to add the account as a friend.
 * @see https://developers.line.biz/en/docs/line-login/integrate-line-login/
 */
export function lineLogin(
  { channelId, channelSecret, botPrompt = 'aggressive' }: LineLoginConfig,
  accessUrl: string,
  ask: LineAsk,
  { now, log }: Pick<ConnectorIo, 'now' | 'log'>,
): ConnectorSignIn {
  /** Who the id token is of; LINE checks its signature, whichever algorithm the channel has. */
  async function identify(idToken: string, nonce: string): Promise<Person> {
    const form = { id_token: idToken, client_id: channelId, nonce };
    return ask('verify', { path: '/oauth2/v2.1/verify', form }, (claims) =>
      readPerson(claims, { channelId, nonce, nowSeconds: now() / 1_000 }),
    );
  }

  /** @returns `undefined` where LINE does not tell, which the operator hears of. */
  async function isFriend(accessToken: string): Promise<boolean | undefined> {
    try {
      return await ask('friendship', { path: '/friendship/v1/status', bearer: accessToken }, readFriendship);
    } catch (error) {
      log.warn({ err: error }, 'LINE did not tell whether somebody who signed in is a friend of the account.');
      return undefined;
    }
  }

  return {
    label: 'LINE',
    issuer: LINE_ISSUER,
    formOrigins: [new URL(accessUrl).origin, ...LINE_PAGES],
    begin({ redirectUri, state, nonce, codeVerifier }) {
      const url = new URL(below(accessUrl, '/oauth2/v2.1/authorize'));
      url.search = new URLSearchParams({
        response_type: 'code',
        client_id: channelId,
        redirect_uri: redirectUri,
        state,
        scope: 'profile openid',
        nonce,
        code_challenge: createHash('sha256').update(codeVerifier).digest('base64url'),
        code_challenge_method: 'S256',
        bot_prompt: botPrompt,
      }).toString();
      return url.href;
    },
    async finish(query, { redirectUri, nonce, codeVerifier }) {
      const form = {
        grant_type: 'authorization_code',
        code: codeOf(query, 'LINE'),
        redirect_uri: redirectUri,
        client_id: channelId,
        // Needed beside the verifier: the channel is a web app.
        client_secret: channelSecret,
        code_verifier: codeVerifier,
      };
      const { accessToken, idToken } = await ask('login-token', { path: '/oauth2/v2.1/token', form }, readTokens);
      const person = await identify(idToken, nonce);
      return { person, follows: await isFriend(accessToken) };
    },
  };
}

function readTokens(answer: Wire): { readonly accessToken: string; readonly idToken: string } {
  const accessToken = textOr(answer['access_token']);
  const idToken = textOr(answer['id_token']);
  if (accessToken && idToken) return { accessToken, idToken };
  throw new ConnectorError('bad-response', 'LINE (login-token) answered without its two tokens.');
}

function readFriendship({ friendFlag }: Wire): boolean {
  if (typeof friendFlag === 'boolean') return friendFlag;
  throw new ConnectorError('bad-response', 'LINE (friendship) answered with neither yes nor no.');
}

/** LINE has checked these; that it was asked about the right ones is checked here. */
function readPerson(
  claims: Wire,
  { channelId, nonce, nowSeconds }: { readonly channelId: string; readonly nonce: string; readonly nowSeconds: number },
): Person {
  const subject = textOr(claims['sub']) ?? '';
  const genuine =
    claims['iss'] === LINE_ISSUER &&
    // A number in the SDK's types, a text in the documentation.
    String(claims['aud']) === channelId &&
    claims['nonce'] === nonce &&
    (countOr(claims['exp']) ?? 0) > nowSeconds - LEEWAY_SECONDS &&
    LINE_USER_ID.test(subject);
  if (!genuine) {
    throw new ConnectorError(
      'sign-in-failed',
      'The id token of LINE is not of this sign-in; it has to be begun again.',
    );
  }
  return {
    issuer: LINE_ISSUER,
    subject,
    name: textOr(claims['name']),
    pictureUrl: safeUrl(claims['picture']),
  };
}
