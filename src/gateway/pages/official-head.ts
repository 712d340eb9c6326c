import { html } from 'hono/html';
import type { components } from '../../core/gateway-api.js';
import type { Connected } from '../accounts/connected-accounts.js';
import type { Services } from '../services.js';
import { avatar, figureOfAccount } from './account-figure.js';
import { isolated, type Html, type Language } from './language.js';
import { networkName } from './network-name.js';
import { codeOf, searchTerm } from './official-code.js';
import { anywhereLinks } from './official-views.js';
import { countHtml, fieldHtml } from './profile-head.js';
import { ownPath } from './public-page.js';
import { richTextHtml } from './rich-text-html.js';

type Account = components['schemas']['Account'];

/** An official account as it presents itself, and how it is followed without a website that asks. */
export function officialHead(services: Services, connected: Connected, account: Account, language: Language): Html {
  const { address, handle, bio, fields, followers } = account;
  const figure = figureOfAccount(services, account);
  const banner = ownPath(services, account.bannerUrl);
  return html`<section class="profile">
    <div class="banner">${banner && html`<img src="${banner}" alt="" width="1500" height="500" />`}</div>
    <div class="figure">${avatar(figure)}</div>
    <div class="words">
      <h1>${isolated(figure.name)}</h1>
      <p class="quiet">${networkName(address, language)} · <bdi dir="ltr">${handle}</bdi></p>
      ${bio.length > 0 && html`<div class="text bio" dir="auto">${richTextHtml(bio)}</div>`}
      ${fields.length > 0 && html`<dl class="fields">${fields.map((field) => fieldHtml(field, language))}</dl>`}
      ${
        followers !== undefined &&
        html`<ul class="counts">
          ${countHtml('{n} follower|{n} followers', followers, language)}
        </ul>`
      }
    </div>
    ${waysToFollow(services, connected, { ...account, name: figure.name }, language)}
  </section>`;
}

/** The account's own code and links: the same for everybody, so nobody is told who has followed by them. */
function waysToFollow(
  services: Services,
  { account: { ways } }: Connected,
  account: Account,
  language: Language,
): Html {
  const { say, tell } = language;
  const network = networkName(account.address, language);
  const code = codeOf(services, ways, account, language);
  const links = anywhereLinks(ways.links, account, language);
  const page = pageLink(services, account, [...ways.links.map(({ url }) => url)], language);
  return html`<div class="ways">
    ${code}
    <div class="stack">
      <h2>${say('How to follow')}</h2>
      <p class="quiet">
        ${
          code
            ? say('Scan this code with {network} on your phone, and follow the account there.', { network })
            : tell('Look for {handle} in {network}, and follow the account there.', {
                network,
                handle: html`<strong>${isolated(searchTerm(account, account.address))}</strong>`,
              })
        }
      </p>
      ${(links.length > 0 || page) && html`<div class="actions">${links} ${page}</div>`}
    </div>
  </div>`;
}

/** The brand's own page about the account, where it is none of what is linked here already. */
function pageLink(
  { config }: Services,
  { url }: Account,
  linked: readonly string[],
  { say }: Language,
): Html | undefined {
  if (linked.includes(url) || new URL(url).origin === new URL(config.publicUrl).origin) return undefined;
  return html`<a class="button" href="${url}" rel="nofollow noopener">${say('Website')}</a>`;
}
