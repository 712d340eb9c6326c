import type { Say } from '../../core/network.js';

/** Texts by those that they stand for. */
type Words = Readonly<Record<string, string>>;

/** Official accounts are followed by their app's own scanner. */
const scanWords: Words = { 'Scan with your phone’s camera': 'Scan with {app}' };

/** On LINE, accounts are friends: that is what the platform's own buttons say in every language. */
export const friendWords: Words = {
  Follow: 'Add friend',
  'Following…': 'Adding…',
  Following: 'Added',
  'Follow {handle}': 'Add {handle} as a friend',
  'Follow {handle} on {network}': 'Add friend: {handle} on {network}',
  'Following… {handle} on {network}: show how it stands': 'Adding… {handle} on {network}: show how it stands',
  'Following {handle} on {network}: how to unfollow': 'Added {handle} on {network}: how to remove',
  'To unfollow {handle}, open {app}.': 'To remove {handle}, block it in {app}.',
  'You follow {handle} now.': 'You have added {handle}.',
  'You do not follow {handle} yet.': 'You have not added {handle} yet.',
  '{n} follower|{n} followers': '{n} friend|{n} friends',
  'follower|followers': 'friend|friends',
};

/**
 * Speaks of an official account: a language may have names of its own for its network and its app, and `words` for the rest.
 * @param app Its app within a sentence: “the WeChat app”.
 */
export function wordsOf(label: string, app: string, words: Words = {}): (say: Say) => Say {
  const own: Words = { ...scanWords, ...words };
  return (say) => (text, values, count) =>
    say(own[text] ?? text, { ...values, network: say(label), app: say(app) }, count);
}
