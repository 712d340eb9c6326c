import { parseArgs } from 'node:util';
import { clientMetadata } from '../networks/bluesky/follow/client-metadata.js';
import { UsageError } from './usage-error.js';

/** What the command line says of this command. */
export const help = `Usage: npx magpie-widgets client-metadata <site> [--page <path>]… [--name <name>]

Prints the document by which Bluesky’s servers know your site, so that its visitors
can follow without leaving it. Save it as /client-metadata.json:

  npx magpie-widgets client-metadata https://shop.example > client-metadata.json

  <site>         Address of the site: https, a name, no port and no path.
  --page <path>  A page that visitors may come back to from their server; it has the
                 widgets’ script. Give it once for each such page. Default: /
  --name <name>  What visitors read on their server’s page. Default: the site’s name.
`;

/** What the command has to say. */
interface Said {
  /** For a file, or for who asked for help. */
  readonly text: string;
  /** What is left to do, beside it. */
  readonly note?: string;
}

/** A name as the public DNS has it; no number, and no machine nearby. */
const PUBLIC_NAME = /^(?:[a-z\d](?:[a-z\d-]{0,61}[a-z\d])?\.)+(?!local$|localhost$|internal$)[a-z][a-z\d-]*[a-z\d]$/;

/**
 * Makes the document of a site.
 * @param args What follows the command's name.
 * @throws {UsageError} What is wrong with them.
 */
export function clientMetadataCommand(args: readonly string[]): Said {
  const { values, positionals } = parse(args);
  if (values.help) return { text: help };
  const [site, ...more] = positionals;
  if (site === undefined) throw new UsageError('Which site? Give its address, such as https://shop.example.');
  if (more.length) throw new UsageError(`One site has one document; “${more.join(' ')}” is too much.`);
  const origin = readOrigin(site);
  const pages = (values.page ?? ['/']).map((page) => readPage(page, origin));
  if (values.name?.trim() === '') throw new UsageError('--name is empty: leave it out, or say what visitors read.');
  const document = clientMetadata(origin, [...new Set(pages)], values.name?.trim());
  return {
    text: `${JSON.stringify(document, undefined, 2)}\n`,
    note:
      `Serve it as ${String(document.client_id)} (application/json, to everybody), ` +
      'and add data-bluesky-client="/client-metadata.json" to the script tag of the widgets.\n',
  };
}

function parse(args: readonly string[]): {
  readonly values: { readonly page?: readonly string[]; readonly name?: string; readonly help?: boolean };
  readonly positionals: readonly string[];
} {
  const options = {
    page: { type: 'string', multiple: true },
    name: { type: 'string' },
    help: { type: 'boolean', short: 'h' },
  } as const;
  try {
    return parseArgs({ args: [...args], options, allowPositionals: true });
  } catch (error) {
    // Node's own sentence says which option it does not know, or which one has no value.
    throw new UsageError((error as Error).message, { cause: error });
  }
}

function readOrigin(site: string): string {
  const url = URL.canParse(site) ? new URL(site) : undefined;
  if (!url) throw new UsageError(`“${site}” is no address: it begins with https://, as in https://shop.example.`);
  const wrong = (what: string): never => {
    throw new UsageError(`“${site}” ${what}`);
  };
  if (url.protocol !== 'https:') {
    wrong('is not on https, and Bluesky’s servers take no other. (Pages on this machine need no document.)');
  }
  if (url.username || url.password) wrong('has a user name in it: leave that out.');
  if (!PUBLIC_NAME.test(url.hostname)) wrong('is not a name that Bluesky’s servers find: it has to be a public one.');
  if (url.port) wrong(`has a port: Bluesky’s servers take a site without one, as in https://${url.hostname}.`);
  if (url.pathname !== '/' || url.search || url.hash) {
    wrong(`names a page. Give the site alone, ${url.origin}, and the page as --page ${url.pathname}.`);
  }
  return url.origin;
}

function readPage(page: string, origin: string): string {
  if (!page.startsWith('/'))
    throw new UsageError(`--page “${page}” is no path: it begins with /, as in --page /follow.`);
  if (!URL.canParse(page, origin) || new URL(page, origin).origin !== origin) {
    throw new UsageError(`--page “${page}” is not of ${origin}.`);
  }
  if (page.includes('#')) throw new UsageError(`--page “${page}” has a fragment, where answers come: leave that out.`);
  return page;
}
