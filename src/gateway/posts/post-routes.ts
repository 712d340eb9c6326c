import type { components } from '../../core/gateway-api.js';
import { findAccount, holdAccount, type AccountRow } from '../accounts/account-store.js';
import { addressOf } from '../accounts/address.js';
import { CONNECTED_TIMES, connectedAccountOf, loadConnectedPosts } from '../accounts/connected-accounts.js';
import { askedFeedPosts, FEED_TIMES } from '../feeds/asked-feed.js';
import { isFeed } from '../feeds/feeds-config.js';
import { routes, type Routes } from '../http/app.js';
import { readBody } from '../http/contract.js';
import { cacheable } from '../http/etag.js';
import { ProblemError } from '../http/problem.js';
import { findPublisher, ownUsername } from '../publishing/publisher.js';
import { publishing } from '../publishing/publishing.js';
import type { Services } from '../services.js';
import { findPublicPost, listPublicPosts, listScheduledPosts } from './post-list.js';
import type { PostRow } from './post-row.js';
import { changePost, createPost, deletePost } from './post-store.js';
import { cacheTimes, postTimes } from './post-times.js';
import { toOwnPosts, toWirePosts } from './wire-post.js';

type OwnPost = components['schemas']['OwnPost'];

/** Source: the contract's parameter `limit`. */
const LIMIT = { most: 40, standard: 20 };

/** Reading and publishing posts. */
export function postRoutes(services: Services): Routes {
  return routes()
    .get('/v1/accounts/:address/posts', async (context) => {
      const limit = readLimit(context.req.query('limit'));
      const address = context.req.param('address');
      const query = { limit, cursor: context.req.query('cursor') };
      if (isFeed(address)) return cacheable(context, await askedFeedPosts(services, address, query), FEED_TIMES);
      if (connectedAccountOf(services, address)) {
        return cacheable(context, await loadConnectedPosts(services, address, query), CONNECTED_TIMES);
      }
      const account = await findAccount(services, address);
      const list = await listPublicPosts(services, account, query);
      const posts = await toWirePosts(services, account, list.posts);
      const body = { posts, ...(list.cursor === undefined ? {} : { cursor: list.cursor }) };
      return cacheable(context, body, await timesOf(services, account), [account.id]);
    })
    .get('/v1/accounts/:address/posts/:id', async (context) => {
      const account = await findAccount(services, context.req.param('address'));
      const row = await findPublicPost(services, account, context.req.param('id'));
      const [post] = await toWirePosts(services, account, [row]);
      return cacheable(context, post, await timesOf(services, account), [account.id]);
    })
    .get('/v1/accounts/:address/scheduled', async (context) => {
      const username = ownUsername(await findPublisher(services, context), context.req.param('address'));
      const account = await findAccount(services, addressOf(username));
      const posts = await toOwnPosts(services, account, await listScheduledPosts(services, account));
      return context.json({ posts }, 200, { 'cache-control': 'private, no-store' });
    })
    .post('/v1/accounts/:address/posts', (context) =>
      publishing(services, context, {
        address: context.req.param('address'),
        read: () => readBody(context, 'PostDraft'),
        async write(within, draft, username) {
          const account = await holdAccount(within, username);
          const post = await createPost(within, account, draft);
          return {
            status: 201,
            body: await toAnswer(within, account, post),
            location: `/v1/accounts/${addressOf(username)}/posts/${post.id}`,
          };
        },
      }),
    )
    .patch('/v1/accounts/:address/posts/:id', (context) =>
      publishing(services, context, {
        address: context.req.param('address'),
        read: () => readBody(context, 'PostChange'),
        async write(within, change, username) {
          const account = await holdAccount(within, username);
          const post = await changePost(within, account, context.req.param('id'), change);
          return { status: 200, body: await toAnswer(within, account, post) };
        },
      }),
    )
    .delete('/v1/accounts/:address/posts/:id', (context) =>
      publishing(services, context, {
        address: context.req.param('address'),
        read: async () => undefined,
        async write(within, _nothing, username) {
          await deletePost(within, await holdAccount(within, username), context.req.param('id'));
          return { status: 204 };
        },
      }),
    );
}

/** @throws {ProblemError} invalid-request. */
function readLimit(text: string | undefined): number {
  if (text === undefined) return LIMIT.standard;
  const limit = /^\d{1,2}$/.test(text) ? Number(text) : 0;
  if (limit >= 1 && limit <= LIMIT.most) return limit;
  throw new ProblemError('invalid-request', undefined, {
    errors: [{ pointer: 'limit', detail: `must be a whole number from 1 to ${LIMIT.most}` }],
  });
}

async function timesOf(services: Services, { id }: AccountRow) {
  return cacheTimes(services, (await postTimes(services, [id])).values());
}

async function toAnswer(within: Services, account: AccountRow, post: PostRow): Promise<OwnPost> {
  const [answer] = await toOwnPosts(within, account, [post]);
  return answer!;
}
