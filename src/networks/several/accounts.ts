import { NetworkError, toNetworkError } from '../../core/errors.js';
import type { Account, AccountRef } from '../../core/model.js';
import { networkOf, type Io } from '../../core/network.js';

/** By the account that was asked for. */
type Answers = ReadonlyMap<AccountRef, Account | Error>;

/** Loads what makes each of these accounts; members that two of them share, or that share a network, are asked for together. */
export async function loadAccounts(refs: readonly AccountRef[], io: Io): Promise<readonly (Account | Error)[]> {
  const answers = await loadMembers(new Set(refs.flatMap(({ members = [] }) => members)), io);
  return refs.map((ref) => toOne(ref, answers));
}

async function loadMembers(members: ReadonlySet<AccountRef>, io: Io): Promise<Answers> {
  const answers = new Map<AccountRef, Account | Error>();
  const networks = [...new Set([...members].map(({ network }) => network))];
  const requests = networks.flatMap((network) => {
    const all = [...members].filter((ref) => ref.network === network);
    return inBatches(all, networkOf(all[0]!).batchSize ?? 1);
  });
  await Promise.all(
    requests.map(async (some) => {
      const found = await Promise.resolve(some)
        .then((asked) => networkOf(asked[0]!).loadAccounts?.(asked, io) ?? [])
        .catch((thrown: unknown) => some.map(() => toNetworkError(thrown)));
      some.forEach((ref, at) => found[at] && answers.set(ref, found[at]));
    }),
  );
  return answers;
}

function inBatches<T>(all: readonly T[], size: number): readonly (readonly T[])[] {
  return [...Array<undefined>(Math.ceil(all.length / size))].map((_, at) => all.slice(at * size, (at + 1) * size));
}

/** The first that could be loaded leads; the others lend what it lacks. */
function toOne(ref: AccountRef, answers: Answers): Account | Error {
  const { members = [] } = ref;
  const found = members.flatMap((member) => answers.get(member) ?? []);
  const parts = found.flatMap((answer) => (answer instanceof Error ? [] : answer));
  const [lead] = parts;
  if (!lead)
    return (
      found.find((answer) => answer instanceof Error) ?? new NetworkError('not-found', `Nobody tells of ${ref.id}`)
    );
  const lent = <T>(pick: (account: Account) => T, isThere: (value: T) => unknown): T =>
    pick(parts.find((account) => isThere(pick(account))) ?? lead);
  let followers: number | undefined;
  for (const part of parts) followers = part.followers === undefined ? followers : (followers ?? 0) + part.followers;
  return {
    ...lead,
    ref,
    name: (parts.find(isNamed) ?? lead).name,
    avatarUrl: lent(({ avatarUrl }) => avatarUrl, Boolean),
    bannerUrl: lent(({ bannerUrl }) => bannerUrl, Boolean),
    bio: lent(({ bio }) => bio, hasSome),
    fields: lent(({ fields }) => fields, hasSome),
    // Of the networks that tell; who follows on two of them is counted twice, so what shows it says that it is a sum.
    followers,
    // What one of them follows, or has posted, says little of all, and the same post may be on each.
    following: undefined,
    posts: undefined,
    locked: parts.every(({ locked }) => locked),
    parts,
  };
}

function hasSome({ length }: { readonly length: number }): boolean {
  return length > 0;
}

/** An account without a name of its own is called by its handle. */
function isNamed({ name, handle }: Account): boolean {
  return !(name.length === 1 && name[0]!.type === 'text' && name[0]!.text === handle);
}
