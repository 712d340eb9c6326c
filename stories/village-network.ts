import { getJson, NetworkError, type Account, type AccountRef, type Network } from '../src/index.js';

/** What the village's server answers about a person; the fields that are read here. */
interface WirePerson {
  readonly name: string;
  readonly about: string;
  readonly neighbours: number;
}

/** A network of our own: one object. What it cannot do, such as posts, is left out. */
export const village: Network = {
  id: 'village',
  label: 'Village',
  parse(address) {
    const id = /^village:(\w+)$/.exec(address)?.[1];
    return id ? { network: 'village', host: '', id } : undefined;
  },
  handle: ({ id }) => `${id} of the village`,
  profileUrl: pageOf,
  loadAccounts: (refs, io) =>
    Promise.all(
      refs.map(async (ref): Promise<Account> => {
        const person = readPerson(await getJson(`https://village.example/people/${ref.id}.json`, io));
        return {
          ref,
          name: [{ type: 'text', text: person.name }],
          handle: village.handle(ref),
          url: pageOf(ref),
          avatarUrl: undefined,
          bannerUrl: undefined,
          bio: [{ type: 'text', text: person.about }],
          fields: [],
          followers: person.neighbours,
          following: undefined,
          posts: undefined,
          bot: false,
          locked: false,
        };
      }),
    ),
};

function pageOf({ id }: AccountRef): string {
  return `https://village.example/${id}`;
}

/** Nothing that comes from outside is believed unread. */
function readPerson(json: unknown): WirePerson {
  const { name, about, neighbours } = json as Partial<WirePerson>;
  if (typeof name !== 'string' || typeof about !== 'string' || typeof neighbours !== 'number') {
    throw new NetworkError('bad-response', 'Not a person of the village');
  }
  return { name, about, neighbours };
}
