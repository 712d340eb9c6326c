/** How long a code that has ended is still listed, so that a person can try what a phone says then. */
const LISTED_MS = 60_000;
const SHOWN = 6;

/**
 * What a phone's camera may see now, and whom its owner follows.
 * @param {object} world
 * @param {object} world.services Of the gateway.
 * @param {import('../../test/support/fake-wechat.mjs').FakeWechat} world.wechat
 * @param {import('../../test/support/fake-line.mjs').FakeLine} world.line
 * @param {readonly string[]} world.people
 * @param {string} person Whose phone it is.
 */
export async function phoneView({ services, wechat, line, people }, person) {
  const now = services.now();
  const tickets = await services.database
    .selectFrom('ticket')
    .innerJoin('account', 'account.id', 'ticket.account_id')
    .select(['ticket.id', 'ticket.address', 'ticket.expires_at', 'account.name'])
    .where('ticket.state', 'in', ['pending', 'scanned'])
    .where('ticket.expires_at', '>', now - LISTED_MS)
    .orderBy('ticket.created_at', 'desc')
    .limit(SHOWN)
    .execute();
  const ofWechat = new Map([...wechat.codes].map(([qrText, { scene }]) => [scene, qrText]));
  const codes = tickets.flatMap(({ id, address, expires_at: endsAt, name }) => {
    const [network] = address.split(':');
    // A code of WeChat is known by its scene; every other says where the gateway's page is.
    const qrText = network === 'wechat' ? ofWechat.get(`magpie_${id}`) : `${services.config.publicUrl}/follow/${id}`;
    return qrText ? [{ network, name, qrText, leftMs: Math.max(0, endsAt - now) }] : [];
  });
  return { people, codes, follows: { wechat: wechat.isFollowing(person), line: line.isFriend(person) } };
}
