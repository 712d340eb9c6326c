import { ConnectorError } from './connector-error.js';

/**
 * The code of a redirect back from a platform's page (RFC 6749, section 4.1.2).
 * @param label What the platform is called.
 * @throws {ConnectorError} declined: the person said no there. sign-in-failed: anything else but one code.
 */
export function codeOf(query: URLSearchParams, label: string): string {
  const error = query.get('error');
  if (error === 'access_denied')
    throw new ConnectorError('declined', `The person did not agree on the page of ${label}.`);
  const [code = '', second] = query.getAll('code');
  if (error !== null || second !== undefined || !/^[\x21-\x7e]{1,512}$/.test(code)) {
    const named = /^\w{1,50}$/.exec(error ?? '')?.[0];
    throw new ConnectorError(
      'sign-in-failed',
      `${label} led back without a code${named ? ` (${named})` : ''}; the sign-in has to be begun again.`,
      { platformCode: named },
    );
  }
  return code;
}
