/**
 * Every text that the elements say, in English, which is also its key: a table that misses one, or has one too many, does
 * not compile. `{…}` is filled in. Texts with `|` have a form for one and a form for all other numbers; see `Messages`.
 */
export type MessageKey =
  // Follow button
  | 'Follow'
  | 'Following…'
  | 'Following'
  | 'Requested'
  | 'Follow {handle} on {network}'
  | 'Unfollow {handle} on {network}'
  | '{n} follower|{n} followers'
  | 'Show QR code'
  | 'Other networks'
  | 'Close'
  | 'Scan with your phone’s camera'
  | 'Follow {handle}'
  | 'From which server do you follow people?'
  | 'What is your handle on Bluesky?'
  | 'For example: {example}'
  | 'Leave it empty for {server}.'
  | 'Continue'
  | 'Looking for {host} …'
  | 'Use another server'
  | 'Use another account'
  | 'Remembered on this device only.'
  | '{host} did not answer. Check the spelling, or try again.'
  | '{host} was not found, or does not know this account. Check the spelling.'
  // Following in place
  | 'Following {handle} on {network}: unfollow'
  | 'Requested to follow {handle} on {network}: take it back'
  | 'Following… {handle} on {network}: show how it stands'
  | 'Following {handle} on {network}: show how unfollowing stands'
  | 'Requested to follow {handle} on {network}: show how taking it back stands'
  | 'Following… {handle} on {network}: waits for a connection, take it back'
  | 'Following {handle} on {network}: unfollowing waits for a connection, stop that'
  | 'Requested to follow {handle} on {network}: taking it back waits for a connection, stop that'
  | 'You follow {handle} now.'
  | '{handle} has to approve your request.'
  | 'You no longer follow {handle}.'
  | 'You still follow {handle}.'
  | 'You do not follow {handle} yet.'
  | 'You declined it.'
  | 'You follow as many accounts as {network} allows.'
  | 'The time to confirm it ran out.'
  | 'This page may not do that for you.'
  | 'You are offline. This is sent when you are connected again.'
  | 'You are offline. This needs a connection.'
  | 'There was no connection for a day: it was not sent.'
  | 'Open the page of {handle}'
  | 'Go on in the window that has opened, or scan this with your phone.'
  | 'Scan this with your phone, or go on here.'
  | 'Go on in the window that has opened.'
  | 'Go on here.'
  | 'Now confirm it on the page that was opened.'
  | 'To unfollow, confirm it on {host}.'
  | 'Open in a window'
  | 'Go on in this tab'
  | 'Valid for {time}'
  | 'New code'
  | 'Waiting'
  | 'Opened'
  | 'Scanned'
  | 'Unfollowed'
  // On the page that a visitor comes back to
  | 'Finishing on {network} …'
  | 'You follow the account now.'
  | 'The account’s owner has to approve your request.'
  | 'You no longer follow the account.'
  | 'You can close this window.'
  | 'You can close this window, and try again.'
  // Following in the network's app
  | 'Scan with {app}'
  | 'Scan with {app}. This page will know.'
  | 'Press and hold the QR code to go on.'
  | 'Go on in {app}.'
  | 'Open {app}'
  | 'Did {app} not open? Go on another way.'
  | 'Save the QR code'
  | 'Save the QR code, and choose it when you scan with {app}.'
  | '{network} does not tell this page how it ends.'
  | 'Following {handle} on {network}: how to unfollow'
  | 'To unfollow {handle}, open {app}.'
  // Names of networks, and of their apps within a sentence
  | 'WeChat'
  | 'QQ'
  | 'the WeChat app'
  | 'the QQ app'
  | 'the LINE app'
  // Networks whose accounts are friends
  | 'Add friend'
  | 'Adding…'
  | 'Added'
  | 'Add friend: {handle} on {network}'
  | 'Add {handle} as a friend'
  | 'Added {handle} on {network}: how to remove'
  | 'Adding… {handle} on {network}: show how it stands'
  | 'To remove {handle}, block it in {app}.'
  | 'You have added {handle}.'
  | 'You have not added {handle} yet.'
  | '{n} friend|{n} friends'
  | 'friend|friends'
  // Card
  | 'Automated'
  | 'Approves followers'
  | 'Verified link'
  | 'following'
  | 'post|posts'
  | 'follower|followers'
  | 'follower on {n} networks|followers on {n} networks'
  | 'Show more'
  | 'Show less'
  // Any element: what could not be, and what is asked first
  | '{who} did not answer.'
  | '{who} is busy.'
  | '{problem} This page asks again in {time}.'
  | '{problem} Try again in {time}.'
  | '{who} has no such account.'
  | '{handle} is shown only to people who are signed in.'
  | '{who} gave an answer that cannot be read.'
  | 'Try again'
  | 'As of {time}'
  | 'Profile from {who}'
  | 'Posts from {who}'
  | 'Showing this tells {who} your IP address.'
  | 'Showing this tells the {network} servers of this page, such as {who}, your IP address.'
  | 'Show'
  | 'Always for {network}'
  // Feed
  | 'Posts by {handle}'
  | 'Loading posts'
  | 'No posts yet.'
  | 'No posts fit these filters.'
  | 'Load more'
  | '{n} new post|{n} new posts'
  | 'Loading …'
  | 'Skip these posts'
  | 'End of the posts'
  | 'Pinned'
  | '{name} reposted'
  | 'Replying to {handle}'
  | 'A reply'
  | 'Content warning: {text}'
  | 'Content warning'
  | 'Hide'
  | 'Sensitive media'
  | 'Open the picture'
  | 'Picture {n} of {total}'
  | 'Previous'
  | 'Next'
  | 'Play video'
  | 'Play GIF'
  | 'Play audio'
  | 'Pause'
  | 'This video cannot be played here.'
  | 'This sound cannot be played here.'
  | 'The quoted post was not found.'
  | 'The quoted post is blocked.'
  | 'The quoted post was taken out of this quotation.'
  | 'The quoted post is shown only to people who are signed in.'
  | 'See the rest on {network}'
  | 'Also on {network}'
  | 'Posts from {who} are missing.'
  | '{n} vote|{n} votes'
  | 'Ends {time}'
  | 'Ended {time}'
  | '{n} reply|{n} replies'
  | '{n} repost|{n} reposts'
  | '{n} like|{n} likes'
  | 'Open on {network}';

/** Of a language that has the plural categories `one` and `other`, in this order. */
export type TwoForms = `${string}|${string}`;
/** `one`, `other` and `many`: languages that say “1,5 M *d’*abonnés”. */
export type ThreeForms = `${TwoForms}|${string}`;
/** `one`, `other`, `many`, `zero`, `two` and `few`. */
export type SixForms = `${ThreeForms}|${string}|${string}|${string}`;

/**
 * One language, whole.
 * @typeParam Forms What a text that counts has: a form for each plural category of the language, as `Intl.PluralRules` has
 * them. Languages that do not tell one from many have a single form.
 */
export type Messages<Forms extends string = string> = {
  readonly [Key in MessageKey]: Key extends TwoForms ? Forms : string;
} & {
  /** The direction of the writing, where it is not the one that most have. */
  readonly ''?: 'rtl';
};

/** What the file of a language holds. */
export interface Table {
  readonly messages: Messages;
  /**
   * Which form of a text says a count, from 0 on; by `Intl.PluralRules`.
   * @default The first for 1, else the second, as in English; or the only one.
   */
  readonly formOf?: (count: number) => number;
}
