import { expect, fixture, html, oneEvent, waitUntil } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import type { Media } from '../../src/core/model.js';
import { attachHls } from '../../src/elements/post-feed/hls.js';
import { definePlayer, type Player } from '../../src/elements/post-feed/player.js';
import { languageOf, type Language } from '../../src/locales/translate.js';
import { pictures } from '../support/samples.js';

/** Not every Chromium has it. */
const H264 = 'video/mp4;codecs=avc1.42001f';

const nowhere = (name: string): string => new URL(`/nowhere/${name}`, location.href).href;

const video = (rest: Partial<Media> = {}): Media => ({
  kind: 'video',
  url: nowhere('film.mp4'),
  previewUrl: pictures.wide,
  alt: 'The wheel turns',
  width: 320,
  height: 180,
  ...rest,
});

async function playerOf(media: Media): Promise<Player> {
  const player = Object.assign(document.createElement('magpie-player'), {
    media,
    url: 'https://fake.example/ann/1',
    network: 'Fake',
    language: languageOf('en') as Language,
  });
  // The feed gives it its room.
  Object.assign(player.style, { display: 'block', inlineSize: '320px', aspectRatio: '16 / 9' });
  (await fixture(html`<div></div>`)).append(player);
  await player.updateComplete;
  return player;
}

const find = <T extends HTMLElement>({ shadowRoot }: Player, selector: string): T =>
  shadowRoot!.querySelector<T>(selector)!;

const has = ({ shadowRoot }: Player, selector: string): boolean => shadowRoot!.querySelector(selector) !== null;

const asked = (url: string): boolean => performance.getEntriesByName(url).length > 0;

async function click(player: Player): Promise<void> {
  find(player, 'button').click();
  await player.updateComplete;
}

/** Half a second of silence. @see http://soundfile.sapp.org/doc/WaveFormat/ */
function silence(): string {
  const bytes = new DataView(new ArrayBuffer(44 + 4_000));
  const write = (at: number, text: string): void =>
    [...text].forEach((char, index) => bytes.setUint8(at + index, char.charCodeAt(0)));
  write(0, 'RIFF');
  bytes.setUint32(4, 36 + 4_000, true);
  write(8, 'WAVEfmt ');
  bytes.setUint32(16, 16, true);
  bytes.setUint16(20, 1, true);
  bytes.setUint16(22, 1, true);
  bytes.setUint32(24, 8_000, true);
  bytes.setUint32(28, 8_000, true);
  bytes.setUint16(32, 1, true);
  bytes.setUint16(34, 8, true);
  write(36, 'data');
  bytes.setUint32(40, 4_000, true);
  new Uint8Array(bytes.buffer).fill(128, 44);
  return URL.createObjectURL(new Blob([bytes], { type: 'audio/wav' }));
}

/** A third of a second of a square that changes its colour, recorded by Chromium: not every engine can record. */
const filmUrl = new URL('../support/films/square.webm', import.meta.url).href;

/** The same in H.264 as a playlist of one segment: what comes before the first `moof` box tells how to read the rest. */
async function playlist(): Promise<string> {
  const answer = await fetch(new URL('../support/films/square.mp4', import.meta.url));
  const bytes = await answer.arrayBuffer();
  const start = new TextDecoder('latin1').decode(bytes).indexOf('moof') - 4;
  const [head, body] = [bytes.slice(0, start), bytes.slice(start)].map((part) => URL.createObjectURL(new Blob([part])));
  const lines = ['#EXTM3U', '#EXT-X-VERSION:7', '#EXT-X-TARGETDURATION:1', `#EXT-X-MAP:URI="${head!}"`];
  return URL.createObjectURL(new Blob([[...lines, '#EXTINF:0.4,', body, '#EXT-X-ENDLIST'].join('\n')]));
}

describe('<magpie-player>', () => {
  before(definePlayer);

  it('shows the still with its description, and asks for the video only after a click', async () => {
    const url = nowhere('later.mp4');
    const player = await playerOf(video({ url }));
    const still = find<HTMLImageElement>(player, 'img');
    await waitUntil(() => still.complete);
    expect(still.alt).to.equal('The wheel turns');
    expect(asked(url)).to.be.false;
    expect(has(player, 'video')).to.be.false;
    await click(player);
    // WebKitGTK does not list what its players ask for, but there is nothing at this address.
    await waitUntil(() => asked(url) || has(player, 'p'));
  });

  for (const [kind, name] of [
    ['video', 'Play video'],
    ['gif', 'Play GIF'],
    ['audio', 'Play audio'],
  ] as const) {
    it(`names the button of a ${kind}, which is large enough`, async () => {
      const button = find(await playerOf(video({ kind })), 'button');
      expect(button.ariaLabel).to.equal(name);
      expect(button.getBoundingClientRect().height).to.be.at.least(44);
    });
  }

  it('plays a video from the keyboard, and leaves the focus on it', async () => {
    const player = await playerOf(video({ url: filmUrl }));
    find(player, 'button').focus();
    await sendKeys({ press: 'Enter' });
    await player.updateComplete;
    const playing = find<HTMLVideoElement>(player, 'video');
    expect(player.shadowRoot!.activeElement === playing).to.be.true;
    expect(playing.controls).to.be.true;
    expect(playing.ariaLabel).to.equal('The wheel turns');
    await waitUntil(() => playing.readyState >= playing.HAVE_CURRENT_DATA);
  });

  it('plays a GIF without a sound, over and over, until it is pressed again', async () => {
    const player = await playerOf(video({ kind: 'gif', url: filmUrl }));
    const button = find(player, 'button');
    button.focus();
    await sendKeys({ press: 'Enter' });
    await player.updateComplete;
    const { controls, loop, muted } = find<HTMLVideoElement>(player, 'video');
    expect({ controls, loop, muted }).to.deep.equal({ controls: false, loop: true, muted: true });
    expect(player.shadowRoot!.activeElement === button).to.be.true;
    await waitUntil(() => !find<HTMLVideoElement>(player, 'video').paused && button.ariaLabel === 'Pause');
    await sendKeys({ press: 'Enter' });
    await waitUntil(() => button.ariaLabel === 'Play GIF');
    expect(find<HTMLVideoElement>(player, 'video').paused).to.be.true;
    await sendKeys({ press: 'Enter' });
    await waitUntil(() => button.ariaLabel === 'Pause');
  });

  it('plays a recording', async () => {
    const player = await playerOf(video({ kind: 'audio', previewUrl: undefined, url: silence() }));
    expect(player.shadowRoot!.textContent).to.include('The wheel turns');
    await click(player);
    const audio = find<HTMLAudioElement>(player, 'audio');
    expect(audio.controls).to.be.true;
    // Firefox on a machine without a sound card fails once it has begun.
    await oneEvent(audio, 'loadeddata');
  });

  for (const [kind, sentence] of [
    ['video', 'This video cannot be played here.'],
    ['audio', 'This sound cannot be played here.'],
  ] as const) {
    it(`says so where it cannot play ${kind}, and leads to the post`, async () => {
      const player = await playerOf(video({ kind }));
      find(player, 'button').focus();
      await click(player);
      await waitUntil(() => find(player, 'p'));
      expect(find(player, 'p').innerText).to.equal(`${sentence} Open on Fake`);
      expect(find<HTMLAnchorElement>(player, 'a').href).to.equal('https://fake.example/ann/1');
      expect(player.shadowRoot!.activeElement === find(player, 'a')).to.be.true;
    });
  }

  it('says so where a playlist cannot be loaded', async () => {
    const player = await playerOf(video({ url: nowhere('list.m3u8') }));
    await click(player);
    await waitUntil(() => find(player, 'p'));
  });

  if (MediaSource.isTypeSupported(H264)) {
    it('plays a playlist with the library, where the browser has H.264', async () => {
      const gone = new AbortController();
      const element = await fixture<HTMLVideoElement>(html`<video .muted=${true}></video>`);
      const fail = (): never => expect.fail('It cannot be played');
      await attachHls(element, await playlist(), fail, gone.signal);
      await waitUntil(() => element.readyState >= element.HAVE_CURRENT_DATA);
      gone.abort();
      await waitUntil(() => element.readyState === element.HAVE_NOTHING);
    });
  }

  it('tells when a playlist cannot be played with the library either', async () => {
    const { signal } = new AbortController();
    await new Promise<void>((fail) => {
      void attachHls(document.createElement('video'), nowhere('list.m3u8'), fail, signal);
    });
  });

  it('waits for a click again when it is given something else', async () => {
    const player = await playerOf(video({ url: filmUrl }));
    await click(player);
    player.media = video({ url: filmUrl, alt: 'The same' });
    await player.updateComplete;
    expect(find(player, 'video').ariaLabel).to.equal('The same');
    player.media = video();
    await player.updateComplete;
    expect(has(player, 'video')).to.be.false;
    expect(has(player, 'button')).to.be.true;
  });

  it('lets go of the video when it leaves the page', async () => {
    const player = await playerOf(video({ url: filmUrl }));
    await click(player);
    const playing = find<HTMLVideoElement>(player, 'video');
    await waitUntil(() => !playing.paused);
    player.remove();
    expect(playing.hasAttribute('src')).to.be.false;
    document.body.append(player);
    await player.updateComplete;
    expect(has(player, 'button')).to.be.true;
    player.remove();
  });

  for (const kind of ['video', 'gif', 'audio'] as const) {
    it(`is accessible as ${kind}, before the click, after it, and when it fails`, async () => {
      const url = kind === 'audio' ? silence() : filmUrl;
      const player = await playerOf(video({ kind, url }));
      await expect(player).to.be.accessible();
      await click(player);
      await expect(player).to.be.accessible();
      const broken = await playerOf(video({ kind }));
      await click(broken);
      await waitUntil(() => find(broken, 'p'));
      await expect(broken).to.be.accessible();
    });
  }
});
