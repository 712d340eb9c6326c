import { texts as ar } from './texts/ar.js';
import { texts as de } from './texts/de.js';
import { texts as es } from './texts/es.js';
import { texts as fr } from './texts/fr.js';
import { texts as hi } from './texts/hi.js';
import { texts as id } from './texts/id.js';
import { texts as ja } from './texts/ja.js';
import { texts as ko } from './texts/ko.js';
import { texts as ptBR } from './texts/pt-BR.js';
import { texts as zhCN } from './texts/zh-CN.js';
import { texts as zhTW } from './texts/zh-TW.js';

/**
 * Every text that the gateway's pages say. The English is the key, so a page reads like what it shows; a language that misses
 * one, or has one too many, does not compile. `{…}` is filled in. Texts with `|` have a form for one and a form for all other
 * numbers; see `Texts`.
 */
export type TextKey =
  // Every page
  | '{title} · {name}'
  | 'Signed in as {name} with {provider}'
  | 'Signed in with {provider}'
  | 'What I follow'
  | 'Continue with {provider}'
  | 'Use another account'
  | 'Sign out'
  | 'Try again'
  | 'Back'
  | 'Cancel'
  | 'This place has no way to sign in yet. Its operator has to add one.'
  // Approve page
  | 'Follow {name}?'
  | 'Follow {name}'
  | 'Follow'
  | 'Not now'
  | '{site} asks you to follow this account.'
  | 'It will be able to show which accounts you follow here, and to unfollow for you. It will not learn who you are.'
  | 'You follow {name} already. Confirm to let this site show it.'
  | 'Let it show that'
  | 'That was very quick. Please look once more, then confirm.'
  | 'This page was open for too long, or you signed in anew since. Please confirm once more.'
  | 'You follow {name}'
  | 'You can close this window.'
  | 'Close this window'
  | 'Back to {site}'
  | 'Nothing was changed'
  | 'You do not follow {name} through this request.'
  | 'This request has been answered'
  | 'Each request can be answered once. To follow {name}, press the button on the website again.'
  | 'This request has expired'
  | 'It was open for too long. To follow {name}, press the button on the website again.'
  | 'There is no such request'
  | 'The address may be incomplete, or the request is long over. Press the button on the website again.'
  | 'You follow as many accounts as you can'
  | 'One person can follow {n} account here. Unfollow one, then press the button again.|One person can follow {n} accounts here. Unfollow one, then press the button again.'
  // Official accounts of other platforms
  | 'WeChat'
  | 'QQ'
  | 'LINE'
  | 'Follow {name} on {network}'
  | 'It will be able to show which accounts you follow here. It will not learn who you are.'
  | 'You do not follow {name} yet'
  | 'You are signed in, but this account is not among those that you follow on {network}. Follow it there, or try again.'
  | 'QR code of {name} on {network}'
  | 'Scan this code with {network} on your phone, and follow the account there.'
  | 'Look for {handle} in {network}, and follow the account there.'
  | 'The website shows it at once.'
  | 'The website shows it. You can close this window.'
  | 'The code cannot be shown now.'
  | 'How to follow'
  | 'What it has posted cannot be shown now.'
  // Open networks
  | 'Bluesky'
  | 'Mastodon'
  | 'What is your handle on Bluesky?'
  | 'From which server do you follow people?'
  | 'For example: {example}'
  | 'Leave it empty for {server}.'
  | 'Continue'
  | 'Continue to {server}'
  | 'Your server asks you whether this is all right. Then you come back here.'
  | 'It will be able to show which accounts you follow on {network}, and to unfollow for you. It will not learn who you are.'
  | 'You have asked to follow {name}'
  | 'They decide who follows them. You can close this window.'
  | 'Your server lets you follow no more accounts. Unfollow one there, then press the button again.'
  | 'There is no such server or account. Please look once more at what you typed.'
  | 'Your server does not allow this. You can use another one.'
  | 'You are not signed in there anymore. Please say again where you are.'
  | 'Your server wants you to wait. Please try again in a few minutes.'
  | 'Your server cannot be reached now. Please try again in a few minutes, or use another one.'
  | 'Your server gave an answer that cannot be used. Please try again, or use another one.'
  | 'Your server does not know this account, or does not let you follow it.'
  // Follow page of an account
  | 'Unfollow'
  | 'Your follow counts for {handle}, and no one sees that it is yours.'
  | 'To the page of {name}'
  // What I follow
  | 'You follow {n} account|You follow {n} accounts'
  | 'You follow nobody yet.'
  | 'Since {date}'
  | 'Since {date}, at {site}'
  | 'Unfollow {name}'
  | 'Sites you allowed'
  | 'They may show what you follow, and unfollow for you. They do not know who you are.'
  | 'They may show what you follow. They do not know who you are.'
  | 'To unfollow, use the app {network}.'
  | 'What you follow in an app of your own stays followed there.'
  | 'You have allowed no site.'
  | 'Since {date}, last used {used}'
  | 'Revoke'
  | 'Revoke for {site}'
  | 'You do not follow {name} anymore.'
  | '{site} can no longer show or change what you follow. You follow the same accounts as before.'
  | 'Networks you allowed'
  | 'You let this place follow on them for you. Whom you follow is kept there.'
  | 'Disconnect'
  | 'Disconnect {name}'
  | '{network} is disconnected. You follow the same accounts as before.'
  | 'What you follow on Bluesky and Mastodon stays followed there.'
  | 'This browser and others'
  | 'Sign out everywhere'
  | 'Everything about you'
  | 'You can delete all that is kept about you here: what you follow, the sites you allowed, and your sign-in.'
  | 'Delete everything …'
  | 'Delete everything about you?'
  | 'You will follow nobody here, no site will know what you followed, and nothing about you is kept. This cannot be undone.'
  | 'Delete everything'
  | 'Everything is deleted'
  | 'Nothing about you is kept here anymore.'
  | 'Sign in to see what you follow and which sites you allowed.'
  | 'Page {n} of {total}'
  | 'Previous'
  | 'Next'
  // Page of an account, page of a post
  | 'Posts'
  | '{n} follower|{n} followers'
  | '{n} post|{n} posts'
  | 'Website'
  | 'Pinned'
  | 'Content warning'
  | 'Content warning: {text}'
  | 'Show'
  | 'Hide'
  | 'Picture {n} of {total}'
  | '{n} more picture|{n} more pictures'
  | 'Edited {date}'
  | 'Nothing has been posted yet.'
  | 'Older posts'
  | 'Newest posts'
  | 'All posts by {name}'
  | 'Post by {name}'
  | '{name}: {text}'
  // Sign-in
  | 'How do you want to sign in?'
  | 'You did not sign in'
  | 'You, or {provider}, said no. Nothing was changed.'
  | 'This sign-in has expired'
  | 'It took too long, or was finished before. Please begin again.'
  | 'This sign-in began in another browser'
  | 'It can be finished only where it began. If you began it here, cookies may be switched off.'
  | '{provider} cannot be reached now'
  | 'Nothing was changed. Please try again in a few minutes.'
  | 'Signing in with {provider} did not work'
  | 'Its answer could not be trusted, so it was not used. Please try again.'
  // What could not be
  | 'This page does not exist'
  | 'The address may be incomplete, or what was here is gone.'
  | 'This did not come from our page'
  | 'It was not done, to protect you. Go back, load the page again and try once more.'
  | 'You asked too often'
  | 'Please wait a minute, then try again.'
  | 'Something went wrong'
  | 'It is not your fault. Please try again in a few minutes.';

/** Of a language that has the plural categories `one` and `other`, in this order. */
export type TwoForms = `${string}|${string}`;
/** `one`, `other` and `many`. */
export type ThreeForms = `${TwoForms}|${string}`;
/** `one`, `other`, `many`, `zero`, `two` and `few`. */
export type SixForms = `${ThreeForms}|${string}|${string}|${string}`;

/**
 * One language, whole.
 * @typeParam Forms What a text that counts has: a form for each plural category of the language, as `Intl.PluralRules` has
 * them. Languages that do not tell one from many have a single form.
 */
export type Texts<Forms extends string = string> = {
  readonly [Key in TextKey]: Key extends TwoForms ? Forms : string;
};

/** Every language beside English, by its BCP 47 tag. */
export const languages = { ar, de, es, fr, hi, id, ja, ko, 'pt-BR': ptBR, 'zh-CN': zhCN, 'zh-TW': zhTW } as const;

/** The tag of a language that there are texts in, beside English. */
export type TranslatedTag = keyof typeof languages;

/** The forms of a text, in the order in which `category` counts them. */
const ORDER = ['one', 'other', 'many', 'zero', 'two', 'few'] as const satisfies readonly Intl.LDMLPluralRule[];

/** A text in a language, in the form for a plural category. */
export function translated(key: TextKey, tag: 'en' | TranslatedTag, category: Intl.LDMLPluralRule): string {
  const forms = (tag === 'en' ? key : languages[tag][key]).split('|');
  return forms[ORDER.indexOf(category)] ?? forms[0]!;
}
