import { generateKeyPairSync, randomBytes } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
// Past the package's entry, which does nothing but warn of Node 20, and past its memory, which warns of itself.
import { createMemoryAdapter } from 'oidc-provider/lib/adapters/memory_adapter.js';
import { Provider } from 'oidc-provider/lib/provider.js';
import { errorPage, pickPage, pickPolicy } from './local-provider-page.mjs';

// Node has it since 22.1 and 20.20.
URL.parse ??= (url, base) => (URL.canParse(url, base) ? new URL(url, base) : null);

const DAY_SECONDS = 86_400;
/** Names that visitors type are their subject, so that they are the same person after a restart. */
const TYPED = 'name:';
const MAX_NAME_LENGTH = 60;

/** Who can be picked. Invented. */
const people = [
  { id: 'mei', name: 'Mei 梅' },
  { id: 'bo', name: 'Bo Lindqvist' },
  { id: 'tomas', name: 'Tomás Ferreira' },
  { id: 'amira', name: 'Amira Haddad' },
];

/**
 * Keys of a provider.
 * @param file Where they are kept, so that a restarted provider signs as the same; `undefined`: nowhere.
 */
export function localKeys(file) {
  if (file && existsSync(file)) return JSON.parse(readFileSync(file, 'utf8'));
  const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const keys = {
    jwks: { keys: [{ ...privateKey.export({ format: 'jwk' }), alg: 'ES256', use: 'sig' }] },
    cookies: [randomBytes(32).toString('base64url')],
  };
  if (file) writeFileSync(file, JSON.stringify(keys), { mode: 0o600 });
  return keys;
}

/**
 * An OpenID Connect provider for this machine: no passwords, one only says who one is. For trying out and for tests, never for
 * the world. It demands PKCE, asks for no consent, and speaks RFC 9207.
 */
export function localProvider({
  issuer,
  clients,
  people: listed = people,
  keys = localKeys(),
  openerPolicy = 'same-origin',
}) {
  const mount = new URL(issuer).pathname.replace(/\/$/, '');
  const provider = new Provider(issuer, {
    adapter: createMemoryAdapter(),
    clients: clients.map(toMetadata),
    jwks: keys.jwks,
    cookies: {
      keys: keys.cookies,
      long: { signed: true, httpOnly: true, sameSite: 'lax', path: mount || '/' },
      short: { signed: true, httpOnly: true, sameSite: 'lax' },
    },
    claims: { openid: ['sub'], profile: ['name'] },
    clientBasedCORS: () => false,
    features: { devInteractions: { enabled: false }, rpInitiatedLogout: { enabled: false } },
    findAccount: (_ctx, id) => accountOf(listed, id),
    interactions: { url: (_ctx, { uid }) => `${mount}/pick/${uid}` },
    loadExistingGrant,
    pkce: { required: () => true },
    renderError(ctx, { error, error_description: description }) {
      ctx.type = 'html';
      ctx.body = errorPage(error, description);
    },
    ttl: {
      AccessToken: 600,
      AuthorizationCode: 60,
      Grant: 14 * DAY_SECONDS,
      IdToken: 600,
      Interaction: 600,
      Session: 14 * DAY_SECONDS,
    },
  });
  const answer = provider.callback();

  async function pick(request, response) {
    const { params } = await provider.interactionDetails(request, response);
    if (request.method !== 'POST') {
      const page = pickPage({ action: request.url, people: listed, client: params.client_id });
      response.writeHead(200, {
        'content-type': 'text/html; charset=utf-8',
        'content-security-policy': pickPolicy(page, new URL(params.redirect_uri).origin),
        'cross-origin-opener-policy': openerPolicy,
        'cache-control': 'no-store',
        'referrer-policy': 'same-origin',
        'x-frame-options': 'DENY',
      });
      return response.end(page);
    }
    const fields = await readForm(request);
    const person = personOf(listed, fields);
    const result = person
      ? { login: { accountId: person } }
      : { error: 'access_denied', error_description: 'Cancelled.' };
    return provider.interactionFinished(request, response, result, { mergeWithLastSubmission: false });
  }

  return {
    /** For requests whose path begins with that of the issuer. */
    callback(request, response) {
      const { pathname } = new URL(request.url, issuer);
      if (pathname.startsWith(`${mount}/pick/`)) {
        pick(request, response).catch((error) => {
          response.writeHead(400, { 'content-type': 'text/html; charset=utf-8' });
          response.end(errorPage('invalid_request', error.message));
        });
        return;
      }
      request.originalUrl ??= request.url;
      request.url = request.url.slice(mount.length) || '/';
      answer(request, response);
    },
  };
}

const toMetadata = ({ clientId, clientSecret, redirectUris }) => ({
  client_id: clientId,
  redirect_uris: redirectUris,
  id_token_signed_response_alg: 'ES256',
  ...(clientSecret ? { client_secret: clientSecret } : { token_endpoint_auth_method: 'none' }),
});

function accountOf(listed, id) {
  const name = id.startsWith(TYPED) ? id.slice(TYPED.length) : listed.find((person) => person.id === id)?.name;
  return name && { accountId: id, claims: () => ({ sub: id, name }) };
}

/** Consent to whatever is asked for: nobody tries it out to read about scopes. */
async function loadExistingGrant({ oidc: { client, session, provider, requestParamScopes } }) {
  const known = session.grantIdFor(client.clientId);
  const grant =
    (known && (await provider.Grant.find(known))) ||
    new provider.Grant({ clientId: client.clientId, accountId: session.accountId });
  grant.addOIDCScope([...requestParamScopes].join(' '));
  await grant.save();
  return grant;
}

/** Subject of who was picked or typed; `undefined`: nobody. */
function personOf(listed, fields) {
  const picked = fields.get('person');
  if (picked !== 'typed') return listed.find(({ id }) => id === picked)?.id;
  const name = (fields.get('name') ?? '').trim().slice(0, MAX_NAME_LENGTH);
  return name && TYPED + name;
}

async function readForm(request) {
  let text = '';
  for await (const part of request) {
    text += part;
    if (text.length > 10_000) throw new Error('The form is too long.');
  }
  return new URLSearchParams(text);
}
