import { fieldsOf, textOr } from '../../../core/read.js';
import { OpenNetworkError } from '../open-network-error.js';
import type { OpenNetworkIo } from '../open-network-io.js';
import type { OpenAttempt, OpenVisitor } from '../open-network.js';
import { acctOf } from './address.js';
import type { App } from './app.js';
import { ask } from './ask.js';
import { originOf } from './host.js';
import { keepSession } from './session.js';
import { exchange, revoke } from './token.js';
import { finger } from './webfinger.js';

/**
 * Signs a visitor in who comes back from their server, and keeps what they have allowed.
 * @throws {OpenNetworkError} As `exchange`. What was allowed is given back where it is not known who they are.
 */
export async function arrive(
  query: URLSearchParams,
  attempt: OpenAttempt,
  app: App,
  io: OpenNetworkIo,
): Promise<OpenVisitor> {
  const { token, scope, expiresAt } = await exchange(query, attempt, app, io);
  try {
    const { subject, user } = await whoIs(token, app.host, io);
    const name = { user, domain: await domainOf(user, app.host, io) };
    const visitor = { issuer: originOf(app.host), subject };
    const before = await keepSession(visitor, { app, token, scope, name }, expiresAt, io);
    // Servers may give the same token again.
    if (before && before.token !== token) await revoke(before.token, before.app, io);
    return { ...visitor, handle: `@${acctOf(name)}` };
  } catch (error) {
    await revoke(token, app, io);
    throw error;
  }
}

/** @see https://docs.joinmastodon.org/methods/accounts/#verify_credentials */
async function whoIs(token: string, host: string, io: OpenNetworkIo): Promise<{ subject: string; user: string }> {
  const answer = await ask(`${originOf(host)}/api/v1/accounts/verify_credentials`, io, { token }).catch(
    (error: unknown) => {
      throw isUnknown(error) ? new OpenNetworkError('refused', `${host} does not say who has signed in.`) : error;
    },
  );
  const wire = fieldsOf(answer);
  const subject = textOr(wire['id']);
  const user = textOr(wire['username'])?.toLowerCase();
  if (subject && subject.length <= 100 && user && /^[\w.-]{1,100}$/.test(user)) return { subject, user };
  throw new OpenNetworkError('bad-response', `${host} does not say who has signed in.`);
}

const isUnknown = (error: unknown): boolean => error instanceof OpenNetworkError && error.code === 'not-found';

/** A server may name its people by another domain; that one has to agree. Never throws for what others answer. */
async function domainOf(user: string, host: string, io: OpenNetworkIo): Promise<string> {
  try {
    const { name } = await finger({ user, domain: host }, io);
    if (name?.user !== user || name.domain === host) return host;
    return (await finger(name, io)).host === host ? name.domain : host;
  } catch (error) {
    if (error instanceof OpenNetworkError) return host;
    throw error;
  }
}
