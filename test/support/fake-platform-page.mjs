import { createHash } from 'node:crypto';
import { escape, text } from './fake-platform.mjs';

const style = `
:root{color-scheme:light dark;--text:light-dark(#1b1c1f,#e6e7eb);--quiet:light-dark(#5a5f69,#a4a9b4);--line:light-dark(#00000017,#ffffff1f);--page:light-dark(#f4f1ea,#141312);--surface:light-dark(#fff,#1e1d1b);--accent:light-dark(#0b57d0,#a8c7fa);--on-accent:light-dark(#fff,#062e6f)}
*{box-sizing:border-box}
body{display:grid;place-items:center;min-block-size:100dvb;margin:0;padding:1rem;background:var(--page);color:var(--text);font:1rem/1.45 system-ui,'PingFang SC','Noto Sans CJK SC',sans-serif;overflow-wrap:anywhere}
main{inline-size:100%;max-inline-size:25rem;padding:clamp(1.25rem,6vi,2rem);border:1px solid var(--line);border-radius:.875rem;background:var(--surface)}
.label{margin:0 0 1.25rem;padding:.5rem .75rem;border:1px dashed color-mix(in srgb,currentcolor 45%,transparent);border-radius:.75rem;color:var(--quiet);font-size:.8125rem}
h1{margin:0 0 1.25rem;font-size:1.375rem;line-height:1.25}
p{margin:0 0 1rem}
a{color:var(--accent)}
form{display:grid;gap:1rem}
label{display:block;font-weight:600}
select{display:block;inline-size:100%;margin-block-start:.375rem}
button,select{min-block-size:2.75rem;padding:.375rem .875rem;border:1px solid color-mix(in srgb,currentcolor 45%,transparent);border-radius:.75rem;background:var(--surface);color:inherit;font:inherit}
button{cursor:pointer}
.box{display:flex;align-items:center;gap:.75rem;padding:.75rem;border:1px solid var(--line);border-radius:.75rem}
.box input{flex:none;inline-size:1.25rem;block-size:1.25rem;margin:0;accent-color:var(--accent)}
.actions{display:grid;gap:.5rem}
.go{border-color:transparent;background:var(--accent);color:var(--on-accent);font-weight:600}
:focus-visible{outline:2px solid var(--accent);outline-offset:2px}
@media(forced-colors:active){button,main{border-color:ButtonBorder}}
`;

const styleHash = createHash('sha256').update(style).digest('base64');

/**
 * A page of a fake platform for a person at a screen, with nothing in it that could run.
 * @param {string} title
 * @param {string} body HTML.
 * @param {object} options
 * @param {string} options.standsFor What the page stands in for; said on it.
 * @param {number} [options.status]
 * @param {string} [options.language]
 * @param {string} [options.leadsTo] Origin that the form's answer leads on to; browsers hold that against the page's policy.
 */
export function page(title, body, { standsFor, status = 200, language = 'en', leadsTo = '' }) {
  const response = text(
    `<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<link rel="icon" href="data:,">
<title>${escape(title)}</title>
<style>${style}</style>
</head>
<body><main><p class="label" lang="en">A stand-in for ${escape(standsFor)}, to try things out: there are no passwords, and nobody at that company is asked.</p>
<h1>${escape(title)}</h1>
${body}
</main></body>
</html>`,
    'text/html',
    status,
  );
  const headers = {
    'content-security-policy': `default-src 'none'; img-src data:; style-src 'sha256-${styleHash}'; form-action 'self' ${leadsTo}; base-uri 'none'; frame-ancestors 'none'`,
    // As the pages of the real platforms, it is cut off from the page that opened it.
    'cross-origin-opener-policy': 'same-origin',
    'cache-control': 'no-store',
    'referrer-policy': 'same-origin',
  };
  for (const [name, value] of Object.entries(headers)) response.headers.set(name, value);
  return response;
}

/** The choice of who somebody is, as a label and options in one line. @param people Names. */
export const personChoice = (label, people) =>
  `<label>${escape(label)} <select name="person">${people.map((name) => `<option>${escape(name)}</option>`).join('')}</select></label>`;
