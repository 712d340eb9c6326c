import { html, nothing } from 'lit';
import type { Media, Post } from '../../core/model.js';
import { define } from '../shared/define.js';
import { DialogElement } from '../shared/dialog-element.js';
import { dialogStyles } from '../shared/dialog.styles.js';
import { tokens } from '../shared/tokens.styles.js';
import { lightboxStyles } from './lightbox.styles.js';
import type { PostView } from './post-view.js';

/** Shows the pictures of a post, one at a time, as large as they are and the window lets them be. */
export class Lightbox extends DialogElement {
  static override styles = [tokens, dialogStyles, lightboxStyles];

  /** Set before it is put into the page, as `index` is. */
  pictures: readonly Media[] = [];
  index = 0;
  /** The picture that is shown and its neighbours; once there, a picture stays. */
  readonly #wanted = new Set<number>();

  constructor() {
    super();
    this.addEventListener('keydown', this.#onKey);
  }

  protected override get heading(): string {
    const total = this.pictures.length;
    return this.language.say('Picture {n} of {total}', { n: String(this.index + 1), total: String(total) });
  }

  protected override renderBody(): unknown {
    const { index, pictures } = this;
    for (const step of [0, 1, -1]) this.#wanted.add(this.#after(step));
    const { alt } = pictures[index]!;
    return html`
      ${pictures.length > 1 ? [this.#renderStep(-1), this.#renderStep(1)] : nothing}
      <div class="stage" aria-live="polite" @click=${this.#onStage}>
        ${pictures.map(
          (picture, n) =>
            html`<img
              src=${this.#wanted.has(n) ? picture.url : nothing}
              alt=${picture.alt || this.heading}
              ?hidden=${n !== index}
              fetchpriority=${n === index ? 'high' : 'low'}
              decoding="async"
              referrerpolicy="no-referrer"
            />`,
        )}
      </div>
      ${alt ? html`<p aria-hidden="true" dir="auto">${alt}</p>` : nothing}
    `;
  }

  #renderStep(step: 1 | -1): unknown {
    return html`<button
      class=${`close step ${step > 0 ? 'next' : ''}`}
      aria-label=${this.language.say(step > 0 ? 'Next' : 'Previous')}
      @click=${() => this.#go(step)}
    >
      <svg viewBox="0 0 16 16" aria-hidden="true">
        <path d=${step > 0 ? 'm6 3 5 5m0 0-5 5' : 'm10 3-5 5m0 0 5 5'} />
      </svg>
    </button>`;
  }

  protected override updated(): void {
    super.updated();
    this.renderRoot.querySelector('h2')!.ariaLive = 'polite';
  }

  /** Round and round: a button that could not be pressed any more would lose the focus. */
  #after(step: number): number {
    const { length } = this.pictures;
    return (this.index + step + length) % length;
  }

  #go(step: number): void {
    this.index = this.#after(step);
    this.requestUpdate();
  }

  readonly #onKey = (event: KeyboardEvent): void => {
    if (event.altKey || event.ctrlKey || event.metaKey || !/^Arrow(?:Left|Right)$/.test(event.key)) return;
    event.preventDefault();
    event.stopPropagation();
    const mirrored = getComputedStyle(this.dialog).direction === 'rtl';
    this.#go((event.key === 'ArrowRight') === mirrored ? -1 : 1);
  };

  readonly #onStage = (event: Event): void => {
    if (event.target === event.currentTarget) this.close();
  };
}

/**
 * Shows a post's pictures over the page.
 * @param root What the dialog is put into until it is closed: the shadow root of the feed.
 * @param index Among the pictures of the post, without its videos; from 0.
 */
export function open(root: Node, { media }: Post, index: number, { language }: PostView): void {
  define('magpie-lightbox', Lightbox);
  const pictures = media.filter(({ kind }) => kind === 'image');
  root.appendChild(
    Object.assign(document.createElement('magpie-lightbox'), { language, lang: language.tag, pictures, index }),
  );
}

declare global {
  interface HTMLElementTagNameMap {
    'magpie-lightbox': Lightbox;
  }
}
