/** An answer for everybody, as it was sent to one. */
export interface KeptAnswer {
  readonly body: Uint8Array<ArrayBuffer>;
  /** All but those that differ from one request to the next. */
  readonly headers: Readonly<Record<string, string>>;
  /** The same without what is about the body: for who has that already. */
  readonly headersWithoutBody: Readonly<Record<string, string>>;
  /** Pattern of its address. */
  readonly route: string;
}

/** What an answer stands on, and for how long it may be used. */
interface Keeping {
  /** What `mark` said before anything was read for it. */
  readonly mark: number;
  /** Ids of the accounts that it shows. */
  readonly accounts: readonly string[];
  readonly freshMs: number;
}

/**
 * Answers for everybody that are sent again as they are, for so short that nobody minds: most requests for what many pages show
 * need neither the database nor JSON. What this process changes is seen at once; what another one does, a moment later.
 */
export interface KeptAnswers {
  readonly read: (path: string) => KeptAnswer | undefined;
  /** Does nothing where what it stands on has changed since `mark`. @param path With its query. */
  readonly keep: (path: string, answer: KeptAnswer, keeping: Keeping) => void;
  /** Before anything is read for an answer. */
  readonly mark: () => number;
  /** To be called when what everybody may see of an account is another. @param accountId `undefined`: of whichever. */
  readonly changed: (accountId?: string) => void;
}

/** How long an answer is sent again without a look at the database. */
export const KEEP_MS = 1_000;

/** What all of them may take, and one of them. */
const MAX_BYTES = 32 * 1024 * 1024;
const MAX_ANSWER_BYTES = 512 * 1024;
/** Headers, address and the rest of an entry. */
const ENTRY_BYTES = 2_048;
/** How many changes are remembered one by one. */
const MAX_CHANGES = 10_000;
/** When an answer is no longer fresh, one request renews it, and the others are given it for so long. */
const RENEWING_MS = 250;

interface Entry {
  readonly answer: KeptAnswer;
  readonly keeping: Keeping;
  readonly bytes: number;
  freshUntil: number;
  isRenewed: boolean;
}

/** @param now Milliseconds since 1970. */
export function keptAnswers(now: () => number): KeptAnswers {
  // In the order in which they were kept: each is kept anew every second, so the first is the one that nobody asks for.
  const entries = new Map<string, Entry>();
  const changes = new Map<string, number>();
  let bytes = 0;
  let count = 0;
  let allAt = 0;
  const drop = (path: string): void => {
    bytes -= entries.get(path)?.bytes ?? 0;
    entries.delete(path);
  };
  const holds = ({ mark, accounts }: Keeping): boolean =>
    mark >= allAt && accounts.every((id) => (changes.get(id) ?? 0) <= mark);
  const changed = (accountId?: string): void => {
    count += 1;
    if (accountId === undefined || changes.size >= MAX_CHANGES) {
      allAt = count;
      changes.clear();
    } else changes.set(accountId, count);
  };
  return {
    read(path) {
      const entry = entries.get(path);
      if (!entry) return undefined;
      const at = now();
      if (!holds(entry.keeping) || (entry.isRenewed && at >= entry.freshUntil)) {
        drop(path);
        return undefined;
      }
      if (at < entry.freshUntil) return entry.answer;
      entry.isRenewed = true;
      entry.freshUntil = at + RENEWING_MS;
      return undefined;
    },
    keep(path, answer, keeping) {
      const size = answer.body.length + path.length + ENTRY_BYTES;
      drop(path);
      if (keeping.freshMs <= 0 || size > MAX_ANSWER_BYTES || !holds(keeping)) return;
      bytes += size;
      // What is fresh for a shorter time ends at a moment that matters, such as that of a post.
      const isRenewed = keeping.freshMs < KEEP_MS;
      entries.set(path, { answer, keeping, bytes: size, freshUntil: now() + keeping.freshMs, isRenewed });
      for (const [oldest] of entries) {
        if (bytes <= MAX_BYTES) break;
        drop(oldest);
      }
    },
    mark: () => count,
    changed,
  };
}

/** For a transaction: others see its changes when it is done. @returns The same, and what tells them then. */
export function changedLater(answers: KeptAnswers): { readonly answers: KeptAnswers; readonly done: () => void } {
  const changes = new Set<string | undefined>();
  return {
    answers: { ...answers, changed: (accountId) => void changes.add(accountId) },
    done: () => changes.forEach((accountId) => answers.changed(accountId)),
  };
}
