import { FakeMastodon } from '../../test/support/fake-mastodon.mjs';
import { escape, json } from '../../test/support/fake-platform.mjs';
import { page } from '../../test/support/fake-platform-page.mjs';

const STANDS_FOR = 'a Mastodon server';

/** What everybody may see. */
const profiles = {
  river: { display_name: 'River Studio 河畔工作室', note: '<p>Paper, light and bridges.</p>', followers_count: 4_310 },
  lantern: { display_name: 'Lantern Market', note: '<p>Friday nights on the quay.</p>', followers_count: 1_760 },
};

/** A Mastodon server on a port of its own, where Bob is signed in and two brands have accounts. It lives in memory. */
export class StandInMastodon extends FakeMastodon {
  constructor(origin) {
    super(origin);
    for (const acct of Object.keys(profiles)) this.addAccount(acct);
  }

  async answer(request) {
    const { pathname, searchParams } = new URL(request.url);
    const isSignedIn = request.headers.has('authorization');
    switch (`${request.method} ${pathname}`) {
      case 'GET /api/v1/accounts/verify_credentials':
        return this.#visitor(request);
      case 'GET /api/v1/accounts/lookup':
        return isSignedIn ? super.answer(request) : this.#profile(searchParams.get('acct') ?? '');
      case 'GET /oauth/authorize':
        return this.#ask(request, searchParams);
      default:
        return super.answer(request);
    }
  }

  #visitor(request) {
    const granted = this.grantedTo(request);
    return granted?.allows('read:accounts') || granted?.allows('profile')
      ? json({ id: '42', username: 'bob', acct: 'bob', display_name: 'Bob' })
      : json({ error: 'The access token is invalid' }, 401);
  }

  #profile(acct) {
    const username = acct.toLowerCase().replace(`@${this.domain}`, '');
    const profile = Object.hasOwn(profiles, username) && profiles[username];
    const headers = { 'access-control-allow-origin': '*' };
    if (!profile) return json({ error: 'Record not found' }, 404, headers);
    const followers = profile.followers_count + Number(this.stateOf(username) === 'following');
    const url = `${this.origin}/@${username}`;
    return json({ id: username, acct: username, username, url, ...profile, followers_count: followers }, 200, headers);
  }

  /** Bob's page, where he allows it or does not. */
  async #ask(request, params) {
    const answer = await super.answer(request);
    if (answer.status === 302) return answer;
    if (answer.status !== 200) {
      return page('This cannot be authorized', `${await answer.text()}`.replace(/.*?<p>/s, '<p>'), {
        standsFor: STANDS_FOR,
        status: answer.status,
      });
    }
    const app = this.apps.find(({ clientId }) => clientId === params.get('client_id'));
    return page(
      'Authorize as @bob',
      `<p><b>${escape(app.name)}</b> would like to follow and unfollow people for you.</p>
<form method="post"><div class="actions"><button class="go" name="decision" value="allow">Authorize</button><button name="decision" value="deny">Deny</button></div></form>`,
      { standsFor: STANDS_FOR, leadsTo: new URL(params.get('redirect_uri')).origin },
    );
  }
}
