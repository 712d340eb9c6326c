import type { OpenNetworkErrorCode } from '../open-networks/open-network-error.js';
import type { TextKey } from './texts.js';

/** Why a visitor’s server did not do it, and what they can do. `declined` and `follow-limit` end a ticket, and need none. */
export const openWords: Readonly<Record<OpenNetworkErrorCode, TextKey>> = {
  'not-found': 'There is no such server or account. Please look once more at what you typed.',
  refused: 'Your server does not allow this. You can use another one.',
  'signed-out': 'You are not signed in there anymore. Please say again where you are.',
  declined: 'Nothing was changed',
  'follow-limit': 'Your server lets you follow no more accounts. Unfollow one there, then press the button again.',
  'rate-limited': 'Your server wants you to wait. Please try again in a few minutes.',
  unreachable: 'Your server cannot be reached now. Please try again in a few minutes, or use another one.',
  'bad-response': 'Your server gave an answer that cannot be used. Please try again, or use another one.',
};

/** The same where it is known who they are there, and only the follow was not made. */
export const followWords: typeof openWords = {
  ...openWords,
  'not-found': 'Your server does not know this account, or does not let you follow it.',
  refused: 'Your server does not know this account, or does not let you follow it.',
};
