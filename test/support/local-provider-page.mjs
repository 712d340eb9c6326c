import { createHash } from 'node:crypto';

/** Colours of the discs behind the first letters, by turns; each bears white text. */
const COLOURS = ['#a8491f', '#0b5a61', '#6750a4', '#8a4a6b', '#3b6939'];

const style = `
:root{color-scheme:light dark;--text:light-dark(#1b1c1f,#e6e7eb);--quiet:light-dark(#5a5f69,#a4a9b4);--line:light-dark(#00000017,#ffffff1f);--page:light-dark(#f4f1ea,#141312);--surface:light-dark(#fff,#1e1d1b);--accent:light-dark(#6750a4,#d0bcff);--on-accent:light-dark(#fff,#381e72)}
*{box-sizing:border-box}
body{display:grid;place-items:center;min-block-size:100dvb;margin:0;padding:1rem;background:var(--page);color:var(--text);font:1rem/1.45 system-ui,sans-serif;overflow-wrap:anywhere}
main{inline-size:100%;max-inline-size:25rem;padding:clamp(1.25rem,6vi,2rem);border:1px solid var(--line);border-radius:.875rem;background:var(--surface)}
h1{margin:0;font-size:1.375rem;line-height:1.25}
p{margin:.375rem 0 1.25rem;color:var(--quiet);font-size:.875rem}
form{display:grid;gap:.5rem}
button,input{min-block-size:2.75rem;padding:.375rem .875rem;border:1px solid color-mix(in srgb,currentcolor 45%,transparent);border-radius:.75rem;background:none;color:inherit;font:inherit}
button{cursor:pointer}
.person{display:flex;align-items:center;gap:.75rem;min-block-size:3.5rem;border-color:var(--line);text-align:start;font-weight:600}
.person:hover{border-color:currentcolor}
.person span{display:grid;flex:none;place-items:center;inline-size:2.25rem;block-size:2.25rem;border-radius:50%;color:#fff;background:#5a5f69}
${COLOURS.map((colour, index) => `.colour-${index}{background:${colour}!important}`).join('')}
label{margin-block-start:.75rem;font-size:.875rem;font-weight:600}
.typed{display:flex;flex-wrap:wrap;gap:.5rem}
.typed input{flex:1 1 10rem;min-inline-size:0}
.go{border-color:transparent;background:var(--accent);color:var(--on-accent);font-weight:600}
.cancel{margin-block-start:.5rem;border-color:transparent;color:var(--quiet)}
:focus-visible{outline:2px solid var(--accent);outline-offset:2px}
@media(forced-colors:active){button,main{border-color:ButtonBorder}}
`;

const escaped = (text) => String(text).replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);

const page = (title, body) => `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<link rel="icon" href="data:,">
<title>${escaped(title)}</title>
<style>${style}</style>
</head>
<body><main><h1>${escaped(title)}</h1>
${body}
</main></body>
</html>`;

/** Asks who somebody is. */
export const pickPage = ({ action, people, client }) =>
  page(
    'Who are you?',
    `<p>Local sign-in, to try things out: there are no passwords. “${escaped(client)}” will learn the name.</p>
<form method="post" action="${escaped(action)}">
${people
  .map(
    ({ id, name }, index) =>
      `<button class="person" name="person" value="${escaped(id)}"><span class="colour-${index % COLOURS.length}" aria-hidden="true">${escaped([...name][0])}</span>${escaped(name)}</button>`,
  )
  .join('\n')}
</form>
<form method="post" action="${escaped(action)}">
<label for="name">Or somebody else</label>
<div class="typed"><input id="name" name="name" autocomplete="nickname" maxlength="60" required placeholder="Your name"><button class="go" name="person" value="typed">Continue</button></div>
</form>
<form method="post" action="${escaped(action)}"><button class="cancel" name="person" value="">Cancel</button></form>`,
  );

/** Says what went wrong, to a developer: nobody else sees it. */
export const errorPage = (error, description = '') =>
  page('This did not work', `<p>${escaped(error)}: ${escaped(description)}</p>`);

/** @param clientOrigin Where the form's answer leads on to; browsers hold that against the page's policy. */
export function pickPolicy(html, clientOrigin) {
  const [, sheet] = /<style>([^]*)<\/style>/.exec(html);
  const hash = createHash('sha256').update(sheet).digest('base64');
  return `default-src 'none'; img-src data:; style-src 'sha256-${hash}'; form-action 'self' ${clientOrigin}; base-uri 'none'; frame-ancestors 'none'`;
}
