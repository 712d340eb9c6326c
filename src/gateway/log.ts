import { pino, type DestinationStream, type Logger } from 'pino';
import type { GatewayConfig } from './config/gateway-config.js';
import { connectorSecrets } from './connectors/connectors-config.js';

/** Members that never belong in a log, wherever somebody puts them. */
const HIDDEN = ['authorization', 'cookie', 'dpop', 'secret', 'token', 'password', 'clientSecret', 'headers'];
const CENSOR = '[hidden]';

/** How lines begin that can wait, and how many bytes do so for how long. */
const INFORMATION = '{"level":"info"';
const GATHERED_BYTES = 4_096;
const GATHERED_MS = 100;

/**
 * A log of JSON lines.
 * @param secrets Texts that are blotted out of each line, whatever led them there.
 * @param destination Default: standard output.
 */
export function createLog(secrets: readonly string[], destination?: DestinationStream): Logger {
  // As they stand in JSON; a short one would blot out ordinary words.
  const written = secrets.filter(({ length }) => length >= 4).map((secret) => JSON.stringify(secret).slice(1, -1));
  return pino(
    {
      base: null,
      timestamp: pino.stdTimeFunctions.isoTime,
      formatters: { level: (label) => ({ level: label }) },
      redact: { paths: HIDDEN.flatMap((name) => [name, `*.${name}`]), censor: CENSOR },
      serializers: { err: (error: unknown) => toLogged(error) },
      hooks: { streamWrite: (line) => written.reduce((text, secret) => text.replaceAll(secret, CENSOR), line) },
    },
    destination ?? standardOutput(),
  );
}

/**
 * What is worse than information is written at once, with all that came before it; the rest together, because a busy process
 * would spend a tenth of its time on writing. A process that ends by itself, or by an error, loses nothing.
 */
function standardOutput(): DestinationStream {
  const output = pino.destination({ dest: 1, sync: true, minLength: GATHERED_BYTES });
  let timer: NodeJS.Timeout | undefined;
  const flush = (): void => {
    clearTimeout(timer);
    timer = undefined;
    output.flushSync();
  };
  process.once('exit', flush);
  return {
    write(line) {
      output.write(line);
      if (line.startsWith(INFORMATION)) timer ??= setTimeout(flush, GATHERED_MS);
      else flush();
    },
  };
}

/** What of a configuration must be seen by nobody. */
export function secretsOf({ secret, database, signIn, connectors }: GatewayConfig): readonly string[] {
  return [
    secret,
    ...passwordOf(database),
    ...signIn.flatMap(({ clientSecret }) => clientSecret ?? []),
    ...connectorSecrets(connectors),
  ];
}

function passwordOf(database: GatewayConfig['database']): readonly string[] {
  if (database.kind === 'sqlite' || !URL.canParse(database.url)) return [];
  const { password, searchParams } = new URL(database.url);
  const given = [password, searchParams.get('password') ?? ''].filter((text) => text !== '');
  return given.flatMap((text) => [text, decoded(text)]);
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    // A password with a bare `%`: it is used as it stands.
    return text;
  }
}

/** How many errors that caused one another are told. */
const CAUSES = 5;

/** An error without its own members: libraries hang requests, answers and rows on theirs. */
function toLogged(error: unknown, causes = CAUSES): unknown {
  if (!(error instanceof Error)) return { message: String(error) };
  const { name, message, stack, cause } = error;
  return {
    type: name,
    message,
    ...('code' in error && typeof error.code === 'string' ? { code: error.code } : {}),
    stack,
    ...(cause === undefined || causes === 0 ? {} : { cause: toLogged(cause, causes - 1) }),
  };
}
