import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { plainText, type RichText } from '../../src/core/rich-text.js';
import { contractErrors } from '../../src/gateway/http/contract.js';
import { markdownToRichText } from '../../src/gateway/posts/markdown.js';
import { markdownToWire, plainToWire } from '../../src/gateway/posts/wire-text.js';

/** Segments as tags, for reading: `p(a em(b) ⟨c|https://…⟩)`, breaks as `/`. */
function shown(text: RichText): string {
  return text
    .map((segment) => {
      switch (segment.type) {
        case 'element':
          return `${segment.tag}(${shown(segment.children)})`;
        case 'break':
          return '/';
        case 'text':
          return segment.text;
        case 'emoji':
          return segment.shortcode;
        default:
          return `⟨${segment.text}|${segment.url}⟩`;
      }
    })
    .join('');
}

const depthOf = (text: RichText): number =>
  Math.max(0, ...text.map((segment) => (segment.type === 'element' ? 1 + depthOf(segment.children) : 0)));

describe('Markdown in posts', () => {
  for (const [source, expected] of [
    ['a\n\nb', 'p(a)p(b)'],
    ['a\nb', 'p(a/b)'],
    ['a  \nb', 'p(a/b)'],
    ['*a* **b** ***c***', 'p(em(a) strong(b) em(strong(c)))'],
    ['`a *b*`', 'p(code(a *b*))'],
    ['```js\nlet a;\n\nb\n```', 'pre(code(let a;\n\nb))'],
    ['> a\n> b\n\nc', 'blockquote(p(a/b))p(c)'],
    ['- a\n- b\n  - c', 'ul(li(a)li(bul(li(c))))'],
    ['1. a\n\n   b\n2. c', 'ol(li(p(a)p(b))li(p(c)))'],
    ['# A *b*\n\nc', 'p(strong(A em(b)))p(c)'],
    ['a\n\n---\n\nb', 'p(a)p(b)'],
    ['[a **b**](https://c.example/d "e")', 'p(⟨a b|https://c.example/d⟩)'],
    ['<https://a.example/b>', 'p(⟨https://a.example/b|https://a.example/b⟩)'],
    ['see https://a.example/b.', 'p(see ⟨https://a.example/b|https://a.example/b⟩.)'],
    ['![A heron](https://a.example/b.jpg)', 'p(⟨A heron|https://a.example/b.jpg⟩)'],
    ['![](https://a.example/b.jpg)', 'p(⟨https://a.example/b.jpg|https://a.example/b.jpg⟩)'],
    ['[![A heron](https://a.example/b.jpg)](https://c.example/)', 'p(⟨A heron|https://c.example/⟩)'],
    ['[\u200b](https://a.example/)', 'p(⟨https://a.example/|https://a.example/⟩)'],
    ['&lt;b&gt; &amp;amp; \\*a\\*', 'p(<b> &amp; *a*)'],
    ['#spring @river @river.example', 'p(#spring @river @river.example)'],
    ['<b>*a*</b>', 'p(<b>em(a)</b>)'],
    ['<div>\n*a*\n</div>', 'p(<div>/em(a)/</div>)'],
    ['', ''],
    [' \n\t\n', ''],
  ] as const) {
    it(`reads ${JSON.stringify(source)}`, () => {
      assert.equal(shown(markdownToRichText(source)), expected);
    });
  }

  for (const source of [
    '<script>alert(1)</script>',
    '<img src=x onerror=alert(1)>',
    '<!-- a --> <?php b ?> <![CDATA[c]]> <!DOCTYPE d>',
    '<a href="javascript:alert(1)">a</a>',
    '<div>\n<style>* { display: none }</style>\n</div>',
    '[a](javascript:alert(1))',
    '[a](JaVaScRiPt:alert(1))',
    '[a](java\u0001script:alert(1))',
    '[a](data:text/html,x)',
    '[a](vbscript:x)',
    '[a](http://b.example/)',
    '[a](//b.example/)',
    '[a](/b)',
    '[a](#b)',
    '[a]()',
    '[a](https://b:c@d.example/)',
    '[a](https://)',
    '[a](https://b"c.example/)',
    `[a](https://b.example/${'c'.repeat(2_100)})`,
    '[a](blob:https://b.example/c)',
    '<javascript:alert(1)>',
    '<mailto:a@b.example>',
    '![a](data:image/svg+xml,b)',
    '![a](javascript:b)',
    '[a][b]',
    '[a]: javascript:b',
    '[^1] a | b ~~c~~ [ ] d',
  ]) {
    it(`leaves ${JSON.stringify(source)} as it was typed`, () => {
      const text = markdownToRichText(source);
      assert.equal(plainText(text), source);
      assert.doesNotMatch(shown(text), /\|(?!https:)[^⟨]*⟩/);
    });
  }

  it('does not look for a definition of what stands in brackets', () => {
    const text = markdownToRichText('[a][b]\n\n[b]: https://c.example/');
    assert.equal(shown(text), 'p([a][b])p([b]: ⟨https://c.example/|https://c.example/⟩)');
  });

  it('draws no more than eight elements in each other, and loses nothing that is deeper', () => {
    for (const source of [
      `${'> '.repeat(14)}deep`,
      `${'- '.repeat(14)}deep`,
      `${'*_'.repeat(20)}deep${'_*'.repeat(20)}`,
    ]) {
      const text = markdownToRichText(source);
      assert.ok(depthOf(text) <= 10, `${depthOf(text)}`);
      assert.match(plainText(text), /deep/);
    }
  });

  it('leaves a text as it was typed that is made to take long', () => {
    const length = 20_000;
    for (const part of [
      '*',
      '*a_ ',
      '[a](',
      '![',
      '> ',
      '- ',
      '1. ',
      '>\n',
      '> \n\n',
      '- a\n',
      '`',
      '\\``',
      '&amp;',
      '<?',
      ']](',
    ]) {
      const source = part.repeat(length / part.length);
      const before = process.cpuUsage();
      const text = markdownToRichText(source);
      const { user } = process.cpuUsage(before);
      assert.ok(user < 1_000_000, `${JSON.stringify(part)}: ${user / 1_000} ms`);
      assert.equal(plainText(text).trim().length > 0, true);
    }
  });

  it('gives what the contract allows, whatever is typed', () => {
    const parts = fc.constantFrom(
      ...[
        '*',
        '_',
        '`',
        '```\n',
        '[',
        '](',
        ')',
        '<',
        '>',
        '> ',
        '- ',
        '1. ',
        '    ',
        '\n',
        '\n\n',
        '# ',
        '!',
        '&',
        ';',
      ],
      ...[
        'https://a.example/',
        'javascript:',
        'a',
        ' ',
        '\\',
        '<b>',
        '&lt;',
        '"',
        '---\n',
        '🐦',
        '\u202e',
        '\t',
        '\r',
        '@a.b',
      ],
    );
    const source = fc.oneof(
      fc.array(parts, { maxLength: 60 }).map((list) => list.join('')),
      fc.string({ unit: 'binary' }),
    );
    fc.assert(
      fc.property(source, (text) => {
        for (const wire of [markdownToWire(text), plainToWire(text)]) {
          assert.deepEqual(contractErrors('RichText', wire), []);
          assert.doesNotMatch(JSON.stringify(wire), /"url":"(?!https:)/);
        }
        // Plain text loses nothing at all.
        assert.equal(plainText(plainToWire(text) as RichText), text.replaceAll('\r\n', '\n'));
      }),
      { numRuns: 1_000 },
    );
  });

  it('says the same again of a text that it has read before', () => {
    const before = markdownToWire('**a**');
    for (let at = 0; at < 60; at += 1) markdownToWire(`${at} ${'b '.repeat(9_990)}`);
    assert.deepEqual(markdownToWire('**a**'), before);
    assert.equal(markdownToWire('**a**'), markdownToWire('**a**'));
  });
});
