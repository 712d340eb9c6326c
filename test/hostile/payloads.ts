/** HTML that would run something, load something or reach out of its place, were it ever taken for HTML. */

const read = async (path: string): Promise<unknown> => (await fetch(new URL(path, import.meta.url))).json();

const { attacks } = (await read('../core/fixtures/dompurify.json')) as {
  readonly attacks: readonly { readonly payload: string }[];
};
const naughty = (await read('../elements/fixtures/blns.json')) as readonly string[];

const RUN = 'alert(1)';

/** What runs by itself, by a click or by a glance. */
const VECTORS: readonly string[] = [
  `<script>${RUN}</script>`,
  `<img src=x onerror=${RUN}>`,
  `<svg onload=${RUN}>`,
  `<svg><animate onbegin=${RUN} attributeName=x dur=1s>`,
  `<svg><script>${RUN}</script></svg>`,
  `<math><maction actiontype="statusline#" xlink:href="javascript:${RUN}">x</maction></math>`,
  `<details open ontoggle=${RUN}>x</details>`,
  `<video><source onerror=${RUN}></video>`,
  `<audio src=x onerror=${RUN}></audio>`,
  `<iframe srcdoc="<script>parent.${RUN}</script>"></iframe>`,
  `<iframe src="javascript:parent.${RUN}"></iframe>`,
  `<object data="javascript:${RUN}"></object>`,
  `<embed src="javascript:${RUN}">`,
  `<form action="javascript:${RUN}"><button>x</button></form>`,
  `<button formaction="javascript:${RUN}">x</button>`,
  `<a href="javascript:${RUN}">x</a>`,
  `<a href="data:text/html,<script>${RUN}</script>">x</a>`,
  `<a href="https://a.example/" onclick="${RUN}">x</a>`,
  `<p onmouseover="${RUN}">x</p>`,
  `<input autofocus onfocus=${RUN}>`,
  `<select autofocus onfocus=${RUN}></select>`,
  `<div style="animation:a 1s" onanimationstart=${RUN}>x</div>`,
  `<div style="position:fixed;inset:0;background:red">x</div>`,
  `<style>@import "https://evil.example/";*{display:none}</style>`,
  `<link rel=stylesheet href="https://evil.example/">`,
  `<base href="https://evil.example/">`,
  `<meta http-equiv=refresh content="0;url=https://evil.example/">`,
  `<template shadowrootmode=open><script>${RUN}</script></template>`,
  `<body onload=${RUN}>`,
  `<marquee onstart=${RUN}>x</marquee>`,
  `<x-element contenteditable onblur=${RUN} tabindex=1>x</x-element>`,
  `<magpie-follow-button account="bluesky:evil.example">x</magpie-follow-button>`,
  '<form id=attributes><input name=children></form>',
  '<a id=defaultView href="cid:x">x</a>',
  '<slot name=header>x</slot>',
  '<!--?lit$1$--><?lit$1$>${x}</template>{{constructor.constructor("alert(1)")()}}',
];

/** Where the same reads as something else: in other elements, in other letters, cut off, or hidden from whoever looks. */
const COATS: readonly ((vector: string) => string)[] = [
  (vector) => vector,
  (vector) => vector.toUpperCase().replaceAll('ALERT', 'alert'),
  (vector) => `">${vector}`,
  (vector) => `'>${vector}`,
  (vector) => `<p>${vector}`,
  (vector) => `</p></div></article>${vector}`,
  (vector) => `<!--><!-->${vector}-->`,
  (vector) => `<![CDATA[${vector}]]>`,
  (vector) => vector.replace(/</g, '&lt;').replace(/>/g, '&gt;'),
  (vector) => vector.replace(/</g, '&amp;lt;').replace(/>/g, '&amp;gt;'),
  (vector) => [...vector].map((sign) => `&#${sign.codePointAt(0)!}`).join(''),
  (vector) => vector.replace(/</g, '\uff1c').replace(/>/g, '\uff1e'),
  (vector) => vector.replace(/^</, '<\0'),
  (vector) => vector.replace(/ on/g, '/on').replace(/=/g, '\n='),
  (vector) => vector.replace('javascript:', 'java\tscript:').replace('javascript:', '&#x6a;avascript&colon;'),
  (vector) => vector.slice(0, -1),
  (vector) => `<math><mtext><table><mglyph><style><!--</style>${vector}`,
  (vector) => `<svg></p><style><g title="</style>${vector}">`,
  (vector) => `<noscript><p title="</noscript>${vector}">`,
  (vector) => `<textarea>${vector}</textarea><title>${vector}</title><xmp>${vector}</xmp>`,
  (vector) => `<a href="https://a.example/"><b>${vector}</b>`,
  (vector) => `${'<b>'.repeat(30)}${vector}`,
];

/** Each of them once. */
export const payloads: readonly string[] = [
  ...new Set([
    ...attacks.map(({ payload }) => payload),
    ...naughty.filter((text) => text.trim() !== ''),
    ...VECTORS.flatMap((vector) => COATS.map((coat) => coat(vector))),
  ]),
];

/** Every so manieth, from another one for each network: all are had in turn, and the same ones each time. */
export function sampleOf<T>(list: readonly T[], every: number, from: number): readonly T[] {
  return list.filter((_, index) => index % every === from % every);
}
