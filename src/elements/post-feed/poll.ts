import { html, nothing } from 'lit';
import type { Poll } from '../../core/model.js';
import type { Language } from '../../locales/translate.js';
import { compact } from '../shared/numbers.js';
import { drawText } from '../shared/rich-text.js';
import type { PostView } from './post-view.js';
import { age } from './time.js';

const MINUTE_MS = 60_000;
/** In minutes, as `DAY` is. */
const HOUR = 60;
const DAY = 24 * HOUR;

/** Draws a poll as it stands; votes are given on the network. */
export function renderPoll({ endsAt, options, voters }: Poll, { language, texts }: PostView): unknown {
  const { say, tag } = language;
  let total = voters ?? 0;
  if (voters === undefined) for (const { votes = 0 } of options) total += votes;
  return html`<ul part="poll" class="poll" role="list">
      ${options.map(
        ({ text, votes }) =>
          html`<li>
            <span><bdi>${drawText(text, texts)}</bdi></span>
            ${votes === undefined ? nothing : renderShare(votes / (total || 1), tag)}
          </li>`,
      )}
    </ul>
    <p class="quiet">
      ${[say('{n} vote|{n} votes', { n: compact(total, tag) }, total), endsAt ? ending(endsAt, language) : '']
        .filter(Boolean)
        .join(' · ')}
    </p>`;
}

function renderShare(share: number, tag: string): unknown {
  // As a property: a strict CSP refuses the attribute.
  return html`<span>${share.toLocaleString(tag, { style: 'percent' })}</span
    ><span part="poll-bar" class="bar" .style=${`--_part:${share * 100}%`}></span>`;
}

function ending(iso: string, { say, tag }: Language): string {
  const now = Date.now();
  const minutes = Math.ceil((Date.parse(iso) - now) / MINUTE_MS);
  if (minutes < 1) return say('Ended {time}', { time: age(iso, now, tag) });
  const [size, unit] =
    minutes < HOUR ? [1, 'minute' as const] : minutes < DAY ? [HOUR, 'hour' as const] : [DAY, 'day' as const];
  return say('Ends {time}', {
    time: new Intl.RelativeTimeFormat(tag, { style: 'short' }).format(Math.round(minutes / size), unit),
  });
}
