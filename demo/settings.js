/**
 * Turns this page's address into settings and elements. Magpie reads its settings when it is loaded, so it is loaded last.
 */
const SETTINGS = ['gateway', 'bluesky', 'mastodon', 'locale', 'consent', 'fresh-seconds', 'stale-seconds'];
const DEFAULT_ACCOUNTS = 'magpie:river bluesky:bsky.app mastodon:Mastodon@mastodon.social';
const DEFAULT_GATEWAY = '/';

const query = new URLSearchParams(location.search);
const form = document.querySelector('form');
for (const [name, value] of query) {
  const field = form.elements.namedItem(name);
  if (field) field.value = value;
}

// An address that lists only what was filled in can be read, and passed on.
form.addEventListener('formdata', ({ formData }) => {
  for (const [name, value] of [...formData]) if (!value.trim()) formData.delete(name);
});

for (const name of SETTINGS) {
  const content = query.get(name) || (name === 'gateway' && DEFAULT_GATEWAY);
  if (content) document.head.append(Object.assign(document.createElement('meta'), { name: `magpie:${name}`, content }));
}

const accounts = (query.get('account') || DEFAULT_ACCOUNTS).split(/\s+/).filter(Boolean);
document.querySelector('#shown').append(...accounts.map(show));

const script = document.createElement('script');
script.type = 'module';
script.src = '/dist/cdn/magpie.js';
document.head.append(script);

/** The three elements for one account. */
function show(account) {
  const widgets = document.querySelector('#widgets').content.cloneNode(true);
  widgets.querySelector('h2').textContent = account;
  for (const link of widgets.querySelectorAll('a')) {
    link.href = profileUrlOf(account);
    link.textContent = `Open ${account}`;
    link.parentElement.setAttribute('account', account);
  }
  return widgets;
}

/** Where the plain link leads; Magpie knows better, but it is not here yet. */
function profileUrlOf(account) {
  const [, network, name] = /^(\w+):@?(.*)$/.exec(account) ?? [];
  const [user, host] = (name ?? '').split('@');
  const gateway = (query.get('gateway') || DEFAULT_GATEWAY).replace(/\/$/, '');
  switch (network) {
    case 'wechat':
    case 'qq':
      return `${gateway}/@${network}:${name}`;
    case 'line':
      return `${gateway}/@line:@${name}`;
    case 'magpie':
      return `${gateway}/@${name}`;
    case 'bluesky':
      return `https://bsky.app/profile/${name}`;
    case 'mastodon':
      return `https://${host}/@${user}`;
    case 'link':
      return /^https:/.test(name) ? name : '#';
    default:
      return /^https:/.test(account) ? account : '#';
  }
}
