import type { ConnectorError } from '../connectors/connector-error.js';
import { toConnectorError, type ConnectorErrorCode } from '../connectors/connector-error.js';
import type { ConnectorSignIn } from '../connectors/connector.js';
import { connectorOf } from '../connectors/connectors.js';
import type { Services } from '../services.js';
import { SignInError, type SignInFailure } from './sign-in-error.js';
import type { SignInWay } from './sign-in-way.js';

/** A platform as a way to sign in. */
export interface PlatformWay extends SignInWay {
  /** Who vouches for those that come by it: `issuer` of their viewers. */
  readonly issuers: readonly string[];
  /** Where a form may lead that begins it, as a page's policy has them. */
  readonly formOrigins: readonly string[];
}

const failures: Readonly<Record<ConnectorErrorCode, SignInFailure>> = {
  declined: 'denied',
  'sign-in-failed': 'expired',
  misconfigured: 'unreachable',
  'rate-limited': 'unreachable',
  unreachable: 'unreachable',
  'bad-response': 'refused',
  'not-found': 'refused',
  'invalid-cursor': 'refused',
};

/** The platforms' ways, one for each account that has one, in the order of the configuration. */
export const platformWays = ({ connectors }: Pick<Services, 'connectors'>): readonly PlatformWay[] =>
  connectors.flatMap(({ network, accounts, signIn }) =>
    [...accounts.keys()].flatMap((address) => {
      const found = signIn?.(address);
      return found ? [platformWay(address, network, found)] : [];
    }),
  );

/** The way of one account; `undefined` where it has none. */
export function platformWayOf({ connectors }: Pick<Services, 'connectors'>, address: string): PlatformWay | undefined {
  const connector = connectorOf(connectors, address);
  const signIn = connector?.signIn?.(address);
  return connector && signIn && platformWay(address, connector.network, signIn);
}

function platformWay(address: string, network: string, signIn: ConnectorSignIn): PlatformWay {
  const { label, issuer, formOrigins } = signIn;
  return {
    id: address,
    callbackId: network,
    label,
    issuers: [issuer, sharedIssuer(network)],
    formOrigins,
    // No platform lets a site ask for another account: its own page offers that.
    begin: async (attempt) => signIn.begin(attempt),
    async finish(query, attempt) {
      try {
        const { person, follows } = await signIn.finish(query, attempt);
        const { unionId, name } = person;
        // The same person to all apps of the operator, where the platform tells who that is.
        const identity = unionId
          ? { issuer: sharedIssuer(network), subject: unionId, name }
          : { issuer: person.issuer, subject: person.subject, name };
        return { identity, follows };
      } catch (thrown) {
        throw failed(toConnectorError(thrown, label), label);
      }
    },
  };
}

/** Of ids that all apps of one operator share. */
const sharedIssuer = (network: string): string => `${network}:unionid`;

/** For the operator: whether it is about one visitor or about all. */
const failed = ({ code, message }: ConnectorError, label: string): SignInError =>
  new SignInError(
    failures[code],
    code === 'misconfigured'
      ? `Nobody can sign in with ${label} – ${message}`
      : `${label} signed nobody in – ${message}`,
  );
