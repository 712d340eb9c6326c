/** The publish page: what was chosen, as a widget to look at and as lines to copy. */
import { configure } from '../dist/cdn/magpie.js';
import { find } from './account-list.js';
import { drawAccounts } from './account-rows.js';
import { splitAddresses } from './addresses.js';
import { contrastNote } from './contrast.js';
import { codeBlock } from './copy.js';
import { networks } from './networks.js';
import { fillForm, readOptions, toHash } from './options.js';
import { drawPreview, followView } from './preview.js';
import { readRelease } from './release.js';
import { namesThisMachine, serverAddress } from './server-address.js';
import { snippets } from './snippets.js';
import { widgetOf } from './widget.js';

const at = (selector) => document.querySelector(selector);
const form = at('#options');
const { account: accountField, accent: accentField, scripts: scriptsField, gateway: gatewayField } = form.elements;
const picker = at('#picker');
const place = at('#place');
const status = at('#status');

/** So long after the last key somebody has likely finished an address. In milliseconds. */
const TYPING_MS = 500;

const release = await readRelease().catch(() => undefined);
const ownScripts = new URL(`../dist/cdn@${release?.version}/`, import.meta.url).href;
scriptsField.placeholder = ownScripts;

let turn = 0;
let typing;
let drawn = '[]';

async function update() {
  clearTimeout(typing);
  const mine = ++turn;
  const chosen = readOptions(form);
  history.replaceState(null, '', toHash(chosen) || location.pathname);
  form.dataset.element = chosen.element;
  at('#snippet').dataset.for = chosen.for;
  const options = { ...chosen, gateway: server(gatewayField, chosen.gateway) };
  const { gateway, consent, locale } = options;
  picker.value = /^#[\da-f]{6}$/i.test(options.accent ?? '') ? options.accent : '#0b57d0';
  const { accent } = widgetOf(options, []);
  at('#contrast').textContent = options.accent && !accent ? COLOUR_NOTE : contrastNote(accent);
  configure({ gateway: gateway || undefined, consent });
  place.lang = locale ?? document.documentElement.lang;
  const texts = splitAddresses(options.account ?? '');
  at('#accounts').setAttribute('aria-busy', 'true');
  const accounts = await Promise.all(texts.map((text) => find(text, gateway, !consent)));
  if (mine !== turn) return;
  at('#accounts').removeAttribute('aria-busy');
  drawAccounts(at('#accounts'), accounts);
  const found = accounts.filter(({ problem }) => !problem);
  at('#stage').classList.toggle('empty', found.length === 0);
  if (found.length === 0) place.replaceChildren();
  drawSnippet(found.length > 0 ? widgetOf(options, found) : undefined, options);
}

function drawSnippet(widget, options) {
  const { for: language, strict, grows, scheme = '' } = options;
  const folder = server(scriptsField, options.scripts ?? '');
  const scripts = folder ? `${folder}/` : ownScripts;
  if (widget) drawPreview(place, widget);
  const page = { release, scripts, strict: Boolean(strict), grows: Boolean(grows), scheme };
  const { blocks, notes, policy, missing } = widget && release ? snippets[language](widget, page) : EMPTY;
  const shown = strict && policy ? [...blocks, { title: 'Content-Security-Policy of the page', code: policy }] : blocks;
  drawBlocks(shown);
  const codes = shown.map(({ code }) => code).join('\n');
  const sentences = [
    missing ?? [],
    widget && widget.name !== 'follow-button' && widget.accounts.every(isLink) ? LINK_NOTE : [],
    notes,
    strict && /nonce/.test(codes) ? NONCE_NOTE : [],
    namesThisMachine(codes) ? HERE_NOTE : [],
    release ? [] : UNBUILT,
  ].flat();
  at('#notes').replaceChildren(
    ...sentences.map((sentence) => Object.assign(document.createElement('li'), { textContent: sentence })),
  );
  at('#snippet').classList.toggle('empty', shown.length === 0);
}

/** What is the same stays: the button in it may be just being pressed, which is when a field that was typed in tells of it. */
function drawBlocks(blocks) {
  const said = JSON.stringify(blocks);
  if (said === drawn) return;
  drawn = said;
  at('#blocks').replaceChildren(...blocks.map((block) => codeBlock(block, status)));
}

const EMPTY = { blocks: [], notes: [], policy: undefined, missing: undefined };
const NONCE_NOTE =
  'Replace YOUR-NONCE by random letters that your server makes anew for each answer, the same in the header and in the page.';
const HERE_NOTE =
  'These lines name your own machine, which visitors cannot reach: at the end of the form, say where on your site the folder dist/cdn is, and which gateway, or none.';
const LINK_NOTE =
  'Of a link nothing can be read: a card or a feed of it stays the link. A button shows it best; a blog or podcast has a feed, whose own address can be pasted.';
const COLOUR_NOTE = 'Not used yet: write it as # and six digits or letters from a to f, such as #0b57d0.';
const UNBUILT = 'The built files are not beside this page: run “npm run build”, or install the package.';

const isLink = ({ network }) => Boolean(networks[network]?.isLink);

/** What a field names; one that names no server says so. */
function server(field, text) {
  const address = serverAddress(text);
  field.setCustomValidity(text && !address ? 'An address that begins with https://' : '');
  field.setAttribute('aria-invalid', String(Boolean(text) && !address));
  return address;
}

fillForm(form, location.hash);
followView(at('#view'), at('#stage'), place);
form.addEventListener('submit', (event) => event.preventDefault());
form.addEventListener('input', ({ target }) => {
  clearTimeout(typing);
  if (target === picker) accentField.value = picker.value;
  if (target.matches('textarea, input[type=text], input[type=url]')) typing = setTimeout(update, TYPING_MS);
  else void update();
});
for (const field of [accountField, accentField]) field.addEventListener('change', update);
// These belong to the form by its name, and stand outside of it.
at('#for').addEventListener('input', update);
addEventListener('hashchange', () => {
  fillForm(form, location.hash);
  void update();
});
for (const example of document.querySelectorAll('[data-account]')) {
  example.addEventListener('click', () => {
    accountField.value = example.dataset.account;
    accountField.focus();
    void update();
  });
}
await update();
document.documentElement.classList.add('ready');
