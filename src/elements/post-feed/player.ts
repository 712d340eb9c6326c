import { html, LitElement, nothing } from 'lit';
import type { Media } from '../../core/model.js';
import type { MessageKey } from '../../locales/messages.js';
import type { Language } from '../../locales/translate.js';
import { define } from '../shared/define.js';
import { tokens } from '../shared/tokens.styles.js';
import { attachHls } from './hls.js';
import { playerStyles } from './player.styles.js';

const HLS_TYPE = 'application/vnd.apple.mpegurl';

const PLAY: Readonly<Record<string, MessageKey>> = { video: 'Play video', gif: 'Play GIF', audio: 'Play audio' };

type State = 'waiting' | 'started' | 'failed';

/** Plays a video, a GIF or a recording. Before the click its host is asked for nothing but the still. */
export class Player extends LitElement {
  static override properties = {
    media: { attribute: false },
    url: { attribute: false },
    network: { attribute: false },
    language: { attribute: false },
  };
  static override styles = [tokens, playerStyles];

  /** Anything but an image. */
  declare media: Media;
  /** The post on its network's website, for what cannot be played here. */
  declare url: string;
  /** The network's label. */
  declare network: string;
  declare language: Language;

  #state: State = 'waiting';
  /** What the state is about: elements are used again for other posts. */
  #source = '';
  #paused = false;
  #hadFocus = false;
  #started: AbortController | undefined;

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#enter('waiting');
  }

  protected override willUpdate(): void {
    const { url } = this.media;
    if (url !== this.#source) this.#enter('waiting');
    this.#source = url;
  }

  protected override render(): unknown {
    const { kind } = this.media;
    const hasButton = this.#state === 'waiting' || (this.#state === 'started' && kind === 'gif');
    return html`<div class=${kind === 'audio' ? 'audio' : 'frame'}>
      ${this.#renderMedia()}${hasButton ? this.#renderButton() : nothing}${
        kind === 'audio' ? html`<span><bdi>${this.media.alt || this.language.say('Play audio')}</bdi></span>` : nothing
      }
    </div>`;
  }

  #renderMedia(): unknown {
    const { alt, kind, previewUrl } = this.media;
    const name = alt || nothing;
    switch (this.#state) {
      case 'waiting':
        return previewUrl && kind !== 'audio'
          ? html`<img src=${previewUrl} alt=${alt} loading="lazy" decoding="async" referrerpolicy="no-referrer" />`
          : nothing;
      case 'started':
        if (kind === 'audio') return html`<audio controls aria-label=${name} @error=${this.#onError}></audio>`;
        return html`<video
          playsinline
          aria-label=${name}
          poster=${previewUrl ?? nothing}
          .controls=${kind === 'video'}
          .loop=${kind === 'gif'}
          .muted=${kind === 'gif'}
          @error=${this.#onError}
          @play=${this.#onPlayOrPause}
          @pause=${this.#onPlayOrPause}
        ></video>`;
      case 'failed':
        return html`<p role="status">
          ${this.language.say(kind === 'audio' ? 'This sound cannot be played here.' : 'This video cannot be played here.')}
          <a href=${this.url} target="_blank" rel="noopener"
            >${this.language.say('Open on {network}', { network: this.network })}</a
          >
        </p>`;
      default:
        return this.#state satisfies never;
    }
  }

  #renderButton(): unknown {
    const { alt, kind } = this.media;
    const plays = this.#state === 'started' && !this.#paused;
    return html`<button
      part="play"
      class=${plays ? 'plays' : nothing}
      aria-label=${this.language.say(plays ? 'Pause' : PLAY[kind]!)}
      title=${(kind !== 'audio' && alt) || nothing}
      @click=${this.#onClick}
    >
      <svg viewBox="0 0 16 16" aria-hidden="true"><path d="M5.5 3.5v9l7-4.500z" /></svg>
    </button>`;
  }

  protected override updated(): void {
    if (this.#state === 'started' && !this.#started) void this.#start(this.#player!);
    if (this.#hadFocus) {
      this.#hadFocus = false;
      // A GIF's video stands before its button, and is no stop of its own.
      const find = (selector: string): HTMLElement | null => this.renderRoot.querySelector(selector);
      (find('button') ?? find('video, audio, a'))?.focus({ preventScroll: true });
    }
  }

  async #start(player: HTMLMediaElement): Promise<void> {
    const { url } = this.media;
    const { signal } = (this.#started = new AbortController());
    // A player that is only taken out of the page goes on loading.
    signal.addEventListener('abort', () => {
      player.removeAttribute('src');
      player.load();
    });
    try {
      if (/\.m3u8(?:\?|$)/.test(url) && !player.canPlayType(HLS_TYPE)) {
        await attachHls(player, url, this.#onError, signal);
      } else player.src = url;
    } catch {
      this.#onError();
    }
    // Where the browser wants one more click, the controls are there for it; failures come as error events.
    player.play().catch(() => {});
  }

  #enter(state: State): void {
    this.#hadFocus = Boolean(this.shadowRoot?.activeElement);
    this.#state = state;
    this.#started?.abort();
    this.#started = undefined;
    this.requestUpdate();
  }

  get #player(): HTMLMediaElement | null {
    return this.renderRoot.querySelector('video, audio');
  }

  readonly #onClick = (): void => {
    const player = this.#player;
    if (!player) this.#enter('started');
    // A pause before it has begun is no failure.
    else if (player.paused) player.play().catch(() => {});
    else player.pause();
  };

  readonly #onPlayOrPause = (): void => {
    this.#paused = this.#player?.paused ?? false;
    this.requestUpdate();
  };

  readonly #onError = (): void => this.#enter('failed');
}

/** A call, because bundlers may leave out what a module does by itself. */
export function definePlayer(): void {
  define('magpie-player', Player);
}

declare global {
  interface HTMLElementTagNameMap {
    'magpie-player': Player;
  }
}
