/**
 * Plays a phone with WeChat, LINE and QQ on it, at the fake platforms of this server: the camera sees the codes that are open
 * there now.
 */
import { drawCodes } from './phone-codes.js';

const POLL_MS = 1_000;
const PLATFORMS = '/platforms';
/** Codes of WeChat: those that end, and the account's own. */
const WECHAT_CODE = `${location.origin}${PLATFORMS}/wechat/q/`;
const WECHAT_ACCOUNT = `${location.origin}${PLATFORMS}/wechat/r/river`;
const SILENT = 'The platforms do not answer. Is the demo still running?';
/** LINE's own, and the one that stands in for it. */
const LINE_CODE = /\/R\/ti\/p\/(?:@|%40)river$/i;

const at = (id) => document.getElementById(id);
const person = at('person');
const apps = [...document.querySelectorAll('nav button')];
let follows = { wechat: false, line: false };
/** What WeChat's code led to. */
let hasScanned = false;

const said = (text) => (at('said').textContent = text);

function show(app) {
  for (const button of apps) {
    const isShown = button.dataset.app === app;
    if (isShown) button.setAttribute('aria-current', 'page');
    else button.removeAttribute('aria-current');
    at(button.dataset.app).hidden = !isShown;
  }
}

function showWechat({ expired = false, scanned = false, says } = {}) {
  hasScanned = scanned;
  at('expired').hidden = !expired;
  at('wechat-account').hidden = expired;
  at('wechat-says').hidden = !says;
  at('wechat-says').textContent = says ?? '';
  show('wechat');
  showFollows();
}

function showFollows() {
  const { wechat, line } = follows;
  at('wechat-follow').hidden = wechat;
  at('wechat-unfollow').hidden = !wechat;
  at('line-add').hidden = line;
  at('line-block').hidden = !line;
  at('wechat-state').textContent = wechat
    ? 'You follow this account.'
    : hasScanned
      ? 'From the code on the website. Press Follow, and the website will know.'
      : 'You do not follow this account.';
  at('line-state').textContent = line ? 'You have added this account.' : 'You have not added this account.';
}

/** Does something at a platform as the owner of the phone. @returns What the platform's app shows then. */
async function act(path, fields = {}) {
  const response = await fetch(`${PLATFORMS}/${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ ...fields, person: person.value }),
  });
  const isJson = response.headers.get('content-type')?.includes('json');
  const shown = isJson ? await response.json() : {};
  await look();
  return shown;
}

/** What had the focus has gone: the next thing to press gets it. */
const focusOn = (...ids) => at(ids.find((id) => !at(id).hidden))?.focus();

async function scanWechat(qrText) {
  const { shows, says } = await act('wechat/phone/scan', { qrText });
  showWechat({ expired: shows === 'expired', scanned: shows === 'account', says });
  said(
    {
      expired: 'This code has expired.',
      account: 'The account is here: press Follow.',
      chat: 'You follow this account already; the website has been told.',
    }[shows],
  );
  if (shows === 'expired') at('elsewhere').focus();
  else focusOn('wechat-follow', 'wechat-unfollow');
}

/** As a camera does with what it reads. */
async function scan(text) {
  at('read').hidden = true;
  if (text.startsWith(WECHAT_CODE)) return scanWechat(text);
  if (text === WECHAT_ACCOUNT) {
    showWechat();
    return focusOn('wechat-follow', 'wechat-unfollow');
  }
  if (LINE_CODE.test(text)) {
    show('line');
    return focusOn('line-add', 'line-block');
  }
  const url = URL.canParse(text) ? new URL(text) : undefined;
  const link =
    url?.origin === location.origin
      ? Object.assign(document.createElement('a'), { href: url, target: '_blank', rel: 'noopener', textContent: text })
      : text;
  at('read').replaceChildren('The code says: ', link);
  at('read').hidden = false;
  if (link !== text) link.focus();
}

function showPeople(people) {
  if (person.options.length > 0) return;
  person.append(...people.map((name) => new Option(name)));
}

/** Looks what there is to scan, and whom the owner of the phone follows. */
async function look() {
  try {
    const query = person.value ? `?${new URLSearchParams({ person: person.value })}` : '';
    const response = await fetch(`${PLATFORMS}/phone${query}`);
    if (!response.ok) throw new Error(`Status ${response.status}`);
    const view = await response.json();
    showPeople(view.people);
    follows = view.follows;
    showFollows();
    const [newest] = drawCodes(view.codes, scanWechat);
    if (newest) said(`A code of ${newest} is there to scan.`);
    else if (at('said').textContent === SILENT) said('');
  } catch {
    said(SILENT);
  }
}

async function keepLooking() {
  if (!document.hidden) await look();
  setTimeout(keepLooking, POLL_MS);
}

for (const button of apps) {
  button.addEventListener('click', () => {
    said('');
    if (button.dataset.app === 'wechat') showWechat();
    else show(button.dataset.app);
  });
}
at('paste').addEventListener('submit', (event) => {
  event.preventDefault();
  void scan(at('text').value.trim());
});
at('elsewhere').addEventListener('click', () => {
  showWechat();
  focusOn('wechat-follow', 'wechat-unfollow');
});
at('wechat-follow').addEventListener('click', async () => {
  const { says } = await act('wechat/phone/follow');
  showWechat({ says });
  said('You follow this account now.');
  at('wechat-unfollow').focus();
});
at('wechat-unfollow').addEventListener('click', async () => {
  await act('wechat/phone/unfollow');
  showWechat();
  said('You do not follow this account any more.');
  at('wechat-follow').focus();
});
at('line-add').addEventListener('click', async () => {
  await act('line/phone/add-friend');
  said('You have added this account.');
  at('line-block').focus();
});
at('line-block').addEventListener('click', async () => {
  await act('line/phone/block');
  said('You have blocked this account.');
  at('line-add').focus();
});
person.addEventListener('change', () => {
  said('');
  void look();
});

await keepLooking();
const code = new URLSearchParams(location.search).get('code');
if (code) await scan(code);
