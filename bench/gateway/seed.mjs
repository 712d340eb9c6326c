/** Fills an empty gateway. Each kind of content is made by the gateway's own code. */
export async function seed(services, load, { accounts = 0, posts = 0, picture = false }) {
  const { createAccount } = await load('accounts/account-store.js');
  const { createPost } = await load('posts/post-store.js');
  const { preparePicture, storePicture } = await load('pictures/picture-store.js');
  let pictureId;
  for (let n = 0; n < accounts; n += 1) {
    const account = await createAccount(services, {
      username: `river-${n}`,
      name: `River ${n}`,
      bio: 'Notes from the bank, and now and then a picture: https://river.example/about',
      fields: [{ label: 'Where', value: 'By the water' }],
      website: 'https://river.example/',
    });
    for (let p = 0; p < posts; p += 1) {
      await createPost(services, account, {
        text: `Post ${p}: the water stands at ${p} cm, and the herons are back. https://river.example/levels/${p} #river`,
        tags: ['river'],
      });
    }
    if (picture && n === 0) {
      const { default: sharp } = await import('sharp');
      const bytes = await sharp({
        create: { width: 800, height: 600, channels: 3, noise: { type: 'gaussian', mean: 128, sigma: 4 } },
      })
        .jpeg()
        .toBuffer();
      pictureId = (await storePicture(services, account.id, await preparePicture(services, bytes))).id;
    }
  }
  return { pictureId };
}

/** Open attempts to follow one account, which all have one secret. */
export async function seedTickets(services, load, count) {
  const { createAccount } = await load('accounts/account-store.js');
  const { hashOf, randomId, randomSecret } = await load('config/keys.js');
  const account = await createAccount(services, { username: 'tickets', name: 'Tickets' });
  const secret = randomSecret();
  const ids = Array.from({ length: count }, randomId);
  const now = Date.now();
  for (let at = 0; at < count; at += 500) {
    const rows = ids.slice(at, at + 500).map((id) => ({
      id,
      secret_hash: hashOf(secret),
      address: 'magpie:tickets',
      account_id: account.id,
      origin: 'https://river.example',
      key: randomId(),
      return_url: null,
      language: null,
      state: 'pending',
      created_at: now,
      expires_at: now + 3_600_000,
    }));
    await services.database.insertInto('ticket').values(rows).execute();
  }
  return { ids, secret };
}
