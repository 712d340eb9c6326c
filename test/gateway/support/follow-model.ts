/** What somebody does: numbers name viewers, keys, accounts and tickets, in the order in which they were made. */
export type Action =
  | { readonly does: 'create'; readonly key: number; readonly account: number }
  | { readonly does: 'scan' | 'decline'; readonly ticket: number }
  | { readonly does: 'approve'; readonly ticket: number; readonly viewer: number }
  | { readonly does: 'follow' | 'unfollow'; readonly viewer: number; readonly account: number }
  | { readonly does: 'revoke'; readonly key: number };

interface ModelTicket {
  readonly key: number;
  readonly account: number;
  readonly expiresAt: number;
  state: 'pending' | 'scanned' | 'following' | 'requested' | 'declined' | 'expired';
  code?: 'denied' | 'follow-limit';
  /** Who ended it by approving. */
  viewer?: number;
}

/** What following is, in a few lines: nothing in it can fail, come twice or come at the same moment. */
export interface Model {
  tickets: ModelTicket[];
  /** `viewer account`, sorted. */
  follows: string[];
  /** Who allowed each key; nobody: `undefined`. */
  grants: (number | undefined)[];
}

export interface Rules {
  readonly followLimit: number;
  readonly ticketMs: number;
  /** Keys of pages that may follow in one click. */
  readonly oneClick: (key: number) => boolean;
}

/** The model after an action. @param slot Where a new ticket goes. */
export function after(
  model: Model,
  action: Action,
  { slot, now, rules }: { slot: number; now: number; rules: Rules },
): Model {
  const next = structuredClone(model);
  const follows = new Set(next.follows);

  const follow = (viewer: number, account: number): 'following' | 'follow-limit' => {
    const pair = `${viewer} ${account}`;
    if (follows.has(pair)) return 'following';
    if ([...follows].filter((other) => other.startsWith(`${viewer} `)).length >= rules.followLimit)
      return 'follow-limit';
    follows.add(pair);
    return 'following';
  };
  const settle = (ticket: ModelTicket, viewer: number): void => {
    const outcome = follow(viewer, ticket.account);
    ticket.viewer = viewer;
    if (outcome === 'following') ticket.state = 'following';
    else Object.assign(ticket, { state: 'declined', code: outcome });
  };
  const open = (number: number): ModelTicket | undefined => {
    const ticket = next.tickets[number];
    return ticket && (ticket.state === 'pending' || ticket.state === 'scanned') ? ticket : undefined;
  };

  switch (action.does) {
    case 'create': {
      const { key, account } = action;
      const ticket: ModelTicket = { key, account, expiresAt: now + rules.ticketMs, state: 'pending' };
      const viewer = next.grants[key];
      if (rules.oneClick(key) && viewer !== undefined) settle(ticket, viewer);
      next.tickets[slot] = ticket;
      break;
    }
    case 'scan': {
      const ticket = open(action.ticket);
      if (ticket) ticket.state = 'scanned';
      break;
    }
    case 'decline': {
      const ticket = open(action.ticket);
      if (ticket) Object.assign(ticket, { state: 'declined', code: 'denied' });
      break;
    }
    case 'approve': {
      const ticket = open(action.ticket);
      if (!ticket) break;
      settle(ticket, action.viewer);
      if (ticket.state === 'following') next.grants[ticket.key] = action.viewer;
      break;
    }
    case 'follow':
      follow(action.viewer, action.account);
      break;
    case 'unfollow':
      follows.delete(`${action.viewer} ${action.account}`);
      break;
    case 'revoke':
      next.grants[action.key] = undefined;
      break;
    default:
      throw new Error(action satisfies never);
  }
  return { ...next, follows: [...follows].sort() };
}

/** The model after a while. */
export const later = (model: Model, now: number): Model => ({
  ...model,
  tickets: model.tickets.map((ticket) =>
    (ticket.state === 'pending' || ticket.state === 'scanned') && ticket.expiresAt <= now
      ? { ...ticket, state: 'expired' }
      : ticket,
  ),
});

/** The orders in which things that are begun together may come to pass. */
export function orders<T>(things: readonly T[]): readonly (readonly T[])[] {
  if (things.length <= 1) return [things];
  return things.flatMap((first, index) =>
    orders(things.filter((_, other) => other !== index)).map((rest) => [first, ...rest]),
  );
}
