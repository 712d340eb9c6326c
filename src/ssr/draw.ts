import { collectResultSync } from '@lit-labs/ssr/lib/render-result.js';
import type { RenderInfo } from '@lit-labs/ssr/lib/render-value.js';
import type { NetworkError } from '../core/errors.js';
import { toContent } from './content.js';
import { escapeJson } from './escape.js';
import type { Page, Want } from './page.js';
import { WidgetRenderer } from './widget-renderer.js';
import type { Wish } from './wish.js';

/** A widget as far as it could be drawn. */
export interface Drawn {
  readonly html: string;
  readonly wants: readonly Want<unknown>[];
  readonly error: NetworkError | undefined;
}

/** What an attribute's name may be; none that holds a script. */
const NAME = /^(?!on)[a-z][a-z\d-]*$/i;
/** What a widget draws that has nothing to show but what its author has put into it. */
const SLOT_ALONE = /^(?:<!--[^>]*-->|\s)*<slot><\/slot>(?:<!--[^>]*-->|\s)*$/;

/** Draws a widget with what is known by now; to be called inside of `drawIn`. */
export function draw({ tag, attributes = {}, content }: Wish, page: Page): Drawn {
  const renderer = new WidgetRenderer(tag);
  const info: RenderInfo = {
    elementRenderers: [WidgetRenderer],
    customElementInstanceStack: [renderer],
    customElementHostStack: [renderer],
    eventTargetStack: [],
    slotStack: [],
    deferHydration: false,
  };
  const written: NonNullable<Wish['attributes']> = { lang: page.locale, ...attributes };
  for (const [name, value] of Object.entries(written)) {
    if (NAME.test(name) && value != null && value !== false) {
      renderer.setAttribute(name, value === true ? '' : String(value));
    }
  }
  renderer.connectedCallback();
  const [styles = '', body = ''] = renderer.renderShadow(info);
  const { wants } = renderer;
  const failed = wants.map(({ remote }) => remote).find(({ state }) => state === 'failed');
  const isBare = SLOT_ALONE.test(body) || (failed && tag !== 'magpie-follow-button');
  const root = isBare ? '' : `<template shadowrootmode="open">${styles}${body}${dataOf(wants)}</template>`;
  return {
    html: `<${tag}${collectResultSync(renderer.renderAttributes())}>${root}${toContent(content)}</${tag}>`,
    wants,
    error: failed?.state === 'failed' ? failed.error : undefined,
  };
}

/** What the widget needs to come alive without asking for it again, as its stores keep it. */
function dataOf(wants: readonly Want<unknown>[]): string {
  const ready = wants.flatMap(({ key, remote }) =>
    remote.state === 'ready' ? [[key, { at: remote.at, value: remote.value }] as const] : [],
  );
  return ready.length ? `<script type="application/json">${escapeJson(Object.fromEntries(ready))}</script>` : '';
}
