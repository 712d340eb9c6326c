import type { ConfigSources } from '../config/read-config.js';
import { createToken, listTokens, revokeToken, type TokenView } from '../publishing/tokens.js';
import { UsageError } from './usage-error.js';
import { withGateway } from './with-gateway.js';

/** What comes after `magpie-gateway token`. */
export interface TokenArguments {
  readonly words: readonly string[];
  readonly label: string | undefined;
  readonly account: string | undefined;
}

/** What a command says. */
export interface Said {
  /** For standard output, where a script may read it. */
  readonly text: string;
  /** For people, beside it. */
  readonly note?: string;
}

/** @throws {UsageError} @throws {ProblemError} There is no such account. */
export async function tokenCommand(sources: ConfigSources, { words, label, account }: TokenArguments): Promise<Said> {
  const [action, id, ...more] = words;
  if (action === 'create' && id === undefined) {
    if (!label) throw new UsageError('Say what the token is for: magpie-gateway token create --label TEXT.');
    return withGateway(sources, async ({ services }) => {
      const { id: made, token } = await createToken(services, { label, address: account });
      const note = `Keep it: it is not shown again. To make it useless: magpie-gateway token revoke ${made}\n`;
      return { text: `${token}\n`, note };
    });
  }
  if (action === 'list' && id === undefined) {
    return withGateway(sources, async ({ services }) => ({ text: toTable(await listTokens(services)) }));
  }
  if (action === 'revoke' && id !== undefined && more.length === 0) {
    return withGateway(sources, async ({ services }) => {
      if (await revokeToken(services, id)) return { text: 'Revoked.\n' };
      throw new UsageError('There is no valid token of this ID: see magpie-gateway token list.');
    });
  }
  throw new UsageError('Say what to do: magpie-gateway token create --label TEXT, token list or token revoke ID.');
}

function toTable(tokens: readonly TokenView[]): string {
  if (tokens.length === 0) return 'There are no tokens. Make one: magpie-gateway token create --label TEXT.\n';
  const rows = tokens.map(({ id, label, address, createdAt, revokedAt }) => [
    id,
    dayOf(createdAt),
    revokedAt === undefined ? 'valid' : `revoked ${dayOf(revokedAt)}`,
    address ?? 'all accounts',
    label,
  ]);
  const lines = [['ID', 'made', 'state', 'account', 'label'], ...rows];
  const widths = lines[0]!.map((_, column) => Math.max(...lines.map((line) => line[column]!.length)));
  return lines
    .map(
      (line) =>
        `${line
          .map((cell, column) => cell.padEnd(widths[column]!))
          .join('  ')
          .trimEnd()}\n`,
    )
    .join('');
}

const dayOf = (ms: number): string => new Date(ms).toISOString().slice(0, 10);
