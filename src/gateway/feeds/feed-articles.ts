import type { Article } from '../connectors/articles.js';
import { lineOf } from './feed-text.js';
import type { DatedItem } from './load-feed.js';

/** Characters of a summary on a card. */
const SUMMARY = 280;

/** The items of a feed as an account's articles. Those that lead nowhere safe are left out. */
export function toArticles(items: readonly DatedItem[]): readonly Article[] {
  return items.flatMap(({ id, url, title, summary, content, pictures, sensitive, at }) =>
    url === undefined
      ? []
      : [
          {
            id,
            title,
            url,
            // Read when it is shown: a page shows some, and reading the HTML of all would hold everybody up.
            get summary() {
              return shortened(lineOf(summary ?? content));
            },
            // A card has no cover to hide a picture under.
            imageUrl: sensitive ? undefined : pictures[0]?.url,
            publishedAt: at,
          },
        ],
  );
}

function shortened(text: string): string {
  const characters = [...text];
  return characters.length <= SUMMARY
    ? text
    : `${characters
        .slice(0, SUMMARY - 1)
        .join('')
        .trimEnd()}…`;
}
