/** Stands for an expression between two strings of a template; a private-use character, so no style sheet or markup has it. */
const HOLE = '\uE000';

const ident = /[\w-]/;

/** The index after a quoted string that starts at `start`. */
function endOfString(text, start) {
  let end = start + 1;
  while (end < text.length && text[end] !== text[start]) end += text[end] === '\\' ? 2 : 1;
  return end + 1;
}

function endOf(text, mark, start) {
  const found = text.indexOf(mark, start);
  return found === -1 ? text.length : found + mark.length;
}

/**
 * Without comments and without the white space and semicolons that mean nothing, and without quotation marks around the values
 * of attribute selectors that are one word; other strings and `url(…)` stay as they are.
 */
export function minifyCss(text) {
  let out = '';
  let last = '';
  let space = false;
  let depth = 0;
  const add = (token) => {
    depth += Number(token === '(') - Number(token === ')');
    // White space before `:` may be a descendant (`a :hover`); in parentheses, around `+` and `-`, it is part of calc().
    const around = depth ? /^[{};,<=>]$/ : /^[{};,>+]$/;
    if (space && last && !/^[:(]$/.test(last) && token !== ')' && !around.test(last) && !around.test(token)) out += ' ';
    if (token === '}' && last === ';') out = out.slice(0, -1);
    space = false;
    last = token;
    out += token;
  };
  for (let index = 0; index < text.length;) {
    const char = text[index];
    let end = index + 1;
    if (/\s/.test(char)) {
      space = true;
    } else if (/^0\.\d/.test(text.slice(index, index + 3)) && !/[\w.]$/.test(space ? '' : last)) {
      // `0.5` is `.5`.
    } else if (text.startsWith('/*', index)) {
      end = endOf(text, '*/', index + 2);
      // `a/**/b` are two tokens.
      if (!space && ident.test(last) && ident.test(text[end] ?? '')) add('/**/');
    } else {
      if (char === '"' || char === "'") end = endOfString(text, index);
      else if (char === '\\') end += 1;
      else if (/^url\(\s*[^"'\s]/i.test(text.slice(index, index + 40)) && !ident.test(last)) {
        end = endOf(text, ')', index);
      }
      const token = text.slice(index, end);
      if (token === ':' && /^:(before|after)\b/.test(text.slice(end))) end += 1;
      add(last === '=' && /^(["'])[a-z][\w-]*\1$/.test(token) ? token.slice(1, -1) : token);
    }
    index = end;
  }
  return out;
}

/** What white space in text becomes: what separates two words or expressions on one line is kept, indentation is not. */
function minifyText(text, before, after) {
  return text.replace(/\s*\n\s*/g, (run, start) => {
    const left = start === 0 ? before : 'text';
    const right = start + run.length === text.length ? after : 'text';
    const inside = ['edge', 'open'].includes(left) || ['edge', 'close'].includes(right);
    return inside || (left !== 'text' && right !== 'text') ? '' : ' ';
  });
}

/** One tag with its attributes on one line. Quoted values of more than a word stay as they are. */
function minifyTag(tag) {
  return (
    tag
      .replace(/"[^"]*"|'[^']*'|\s+(>?)/g, (match, close) => (/^["']/.test(match) ? match : close || ' '))
      .replace(/^(<(?:br|img|input)\b[^]*?) ?\/>$/, '$1>')
      .replace(/(["']) \/>$/, '$1/>')
      // Not in front of what would become a part of it.
      .replace(/=(["'])([\w-]*)\1(?=[ >])/g, (_, mark, word) => (word ? `=${word}` : ''))
  );
}

function endOfTag(text, start) {
  let end = start + 1;
  while (end < text.length && text[end] !== '>') {
    end = text[end] === '"' || text[end] === "'" ? endOf(text, text[end], end + 1) : end + 1;
  }
  return end + 1;
}

const empty = /^<(?:area|br|col|embed|hr|img|input|link|meta|source|track|wbr)\b|\/>$/i;
const verbatim = /^<(pre|textarea|style|script)\b/i;

/** @returns {{kind: 'text' | 'open' | 'close' | 'empty' | 'keep', text: string}[]} */
function splitHtml(text) {
  const parts = [];
  const push = (kind, start, end) => end > start && parts.push({ kind, text: text.slice(start, end) });
  const mark = /<(?:!--|[a-zA-Z/])/g;
  let start = 0;
  for (let match; (match = mark.exec(text)); mark.lastIndex = start) {
    push('text', start, match.index);
    start = match[0] === '<!--' ? endOf(text, '-->', match.index) : endOfTag(text, match.index);
    const tag = text.slice(match.index, start);
    const [, name] = verbatim.exec(tag) ?? [];
    if (name) start = endOf(text, `</${name}>`, start);
    if (name || match[0] === '<!--') push('keep', match.index, start);
    else if (empty.test(tag)) push('empty', match.index, start);
    else push(match[0] === '</' ? 'close' : 'open', match.index, start);
  }
  push('text', start, text.length);
  return parts;
}

/** Markup without its indentation. White space beside an expression or a word, on one line or not, stays one space. */
export function minifyHtml(text) {
  const parts = splitHtml(text).filter(({ kind, text: comment }) => {
    return kind !== 'keep' || !comment.startsWith('<!--') || comment.includes(HOLE);
  });
  return parts
    .map(({ kind, text: part }, index) => {
      if (kind === 'keep') return part;
      if (kind !== 'text') return minifyTag(part);
      return minifyText(part, parts[index - 1]?.kind ?? 'edge', parts[index + 1]?.kind ?? 'edge');
    })
    .join('');
}

const minifiers = { css: minifyCss, html: minifyHtml, svg: minifyHtml };

const toRaw = (cooked) => cooked.replace(/[\\`]|\$(?=\{)/g, '\\$&');

function templatesIn(node, found = []) {
  if (Array.isArray(node)) for (const item of node) templatesIn(item, found);
  else if (node && typeof node.type === 'string') {
    if (node.type === 'TaggedTemplateExpression' && Object.hasOwn(minifiers, node.tag.name ?? '')) found.push(node);
    for (const value of Object.values(node)) if (value && typeof value === 'object') templatesIn(value, found);
  }
  return found;
}

/** What draws templates in the CDN bundle sets an attribute to one value. @returns The tag where it is to be a part of one. */
const partOfAttribute = (html) =>
  splitHtml(html).find(
    ({ kind, text }) =>
      /open|empty/.test(kind) && text.replaceAll(new RegExp(`=${HOLE}(?=[\\s/>])`, 'g'), '').includes(HOLE),
  )?.text;

/** Minifies the css, html and svg templates of `src`; the rest of the code is terser's. */
export function minifyTemplates() {
  return {
    name: 'magpie-minify-templates',
    transform(code, id) {
      if (id.includes('node_modules') || !/\b(?:css|html|svg)\s*`/.test(code)) return null;
      const edits = [];
      for (const { tag, quasi } of templatesIn(this.parse(code))) {
        const strings = quasi.quasis.map(({ value }) => value.cooked);
        const minified = minifiers[tag.name](strings.join(HOLE)).split(HOLE);
        const part = tag.name === 'html' && partOfAttribute(minified.join(HOLE));
        if (part) this.error(`${id} has more than one value in an attribute: ${part.replaceAll(HOLE, '${…}')}`);
        if (minified.length !== strings.length) this.error(`A ${tag.name} template of ${id} lost an expression.`);
        quasi.quasis.forEach(({ start, end }, index) => edits.push({ start, end, text: toRaw(minified[index]) }));
      }
      // From the end, so that earlier positions stay true; a template inside an expression lies between two edits.
      for (const { start, end, text } of edits.sort((a, b) => b.start - a.start)) {
        code = code.slice(0, start) + text + code.slice(end);
      }
      return { code, map: null };
    },
  };
}
