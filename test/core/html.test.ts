import { expect } from '@open-wc/testing';
import { htmlToRichText, withEmoji, type HtmlOptions } from '../../src/core/html.js';
import { plainText, type RichText } from '../../src/core/rich-text.js';
import { safeUrl } from '../../src/core/url.js';

const TAGS = 'p blockquote ul ol li pre code strong em del u ruby rt rp'.split(' ');
const blobcat = { url: 'https://files.example/b.gif', staticUrl: 'https://files.example/b.png' };
const emojis = new Map([['blobcat', blobcat]]);

const { attacks } = (await (await fetch(new URL('./fixtures/dompurify.json', import.meta.url))).json()) as {
  readonly attacks: readonly { readonly title: string | null; readonly payload: string }[];
};

/** A short form that shows every segment: text as it is, elements as `p(…)`, breaks as `/`, links as `[text](url)`. */
function draw(text: RichText): string {
  return text
    .map((segment) => {
      if (segment.type === 'text') return segment.text;
      if (segment.type === 'break') return '/';
      if (segment.type === 'emoji') return `{${segment.shortcode}}`;
      if (segment.type === 'element') return `${segment.tag}(${draw(segment.children)})`;
      return `${segment.type}[${segment.text}](${segment.url})`;
    })
    .join('');
}

describe('htmlToRichText', () => {
  for (const [what, html, drawn] of [
    ['paragraphs', '<p>One</p><p>Two</p>', 'p(One)p(Two)'],
    ['line ends within a paragraph', '<p>One<br>Two<br/>Three<BR />Four</p>', 'p(One/Two/Three/Four)'],
    ['old names of elements', '<b>b</b><i>i</i><s>s</s><strike>x</strike>', 'strong(b)em(i)del(s)del(x)'],
    [
      'what Mastodon allows',
      '<pre><code>c</code></pre><blockquote>q</blockquote><ruby>河<rp>(</rp><rt>かわ</rt><rp>)</rp></ruby><u>u</u>',
      'pre(code(c))blockquote(q)ruby(河rp(()rt(かわ)rp()))u(u)',
    ],
    ['lists in lists', '<ul>\n<li>a<ol><li>b</li></ol></li>\n<li>c</li>\n</ul>', 'ul(li(aol(li(b)))li(c))'],
    ['headings as strong paragraphs', '<h2>Title</h2>Text<h6>End</h6>', 'p(strong(Title))Textp(strong(End))'],
    ['unknown elements as their content', '<constructor>a</constructor> <font>b</font> <x-y>c</x-y>', 'a b c'],
    ['boxes as lines', '<div>One</div><div><div>Two</div></div>Three', 'One/Two/Three'],
    ['no blank lines at the ends', ' <br><p><br>One<br><br></p><br> <br>', 'p(One)'],
    ['no empty elements', '<p></p><p> </p><strong></strong><p>One</p>', 'p(One)'],
    ['line ends of the source as spaces', '<p>One\r\n  two</p>\n\n<p>\nThree<br>\nfour</p>', 'p(One two)p(Three/four)'],
    ['the spaces of the author', '<p>a  b<br>  c</p>', 'p(a  b/  c)'],
    ['code as it was set', '<pre>a\n  b\n\tc</pre>', 'pre(a\n  b\n\tc)'],
    ['what is not closed', '<p>One<p><b>Two<li>a<li>b', 'p(One)p(strong(Two))li(a)li(b)'],
    ['what is closed in the wrong order', '<b>a<i>b</b>c</i>d</u>', 'strong(aem(b))cd'],
    ['a tag that breaks off', 'One <a href="https://river.example/', 'One '],
    ['signs that are no tags', 'I <3 a < b > c & d', 'I <3 a < b > c & d'],
    ['text without comments', 'a<!-- <b>x</b> -->b<!doctype html>c<![CDATA[ > ]]>d<?x ?>e<!-- f', 'abcde'],
    [
      'text without programs',
      'a<script>if (1<b && "x>") y("</p>")</script>b<STYLE>p{}</STYLE>c<svg><title>x</title></svg>d<template><p>e',
      'abcd',
    ],
    ['entities', '&lt;b&gt; &amp;amp; &quot;&apos;&#39; &#x1F600;&hellip;&nbsp;|', "<b> &amp; \"'' 😀…\u{a0}|"],
    ['entities that are none', '&foo; &constructor; &; &#; &#x; & &amp', '&foo; &constructor; &; &#; &#x; & &amp'],
    ['numbers that are no character', '&#0; &#xD800; &#x110000; &#99999999999999999999;', '� � � �'],
  ] as const) {
    it(`draws ${what}`, () => {
      expect(draw(htmlToRichText(html))).to.equal(drawn);
    });
  }

  for (const [what, html, drawn] of [
    ['a link', '<a href="https://river.example/a?b=1&amp;c=2">Here</a>', 'link[Here](https://river.example/a?b=1&c=2)'],
    [
      'a mention',
      '<span class="h-card"><a href="https://a.example/@b" class="u-url mention">@<span>b</span></a></span>',
      'mention[@b](https://a.example/@b)',
    ],
    [
      'a hashtag',
      '<a href="https://a.example/tags/b" class="mention hashtag" rel="tag">#<span>b</span></a>',
      'tag[#b](https://a.example/tags/b)',
    ],
    [
      'a hashtag of Pleroma',
      "<a href='https://a.example/tag/b' rel='tag ugc'>#b</a>",
      'tag[#b](https://a.example/tag/b)',
    ],
    [
      'a shortened address',
      '<a href="https://river.example/long"><span class="invisible">https://</span><span class="ellipsis">river.example/l</span><span class="invisible">ong</span></a>',
      'link[river.example/l…](https://river.example/long)',
    ],
    ['a link around emphasis', '<a href=https://river.example/><b>Bold</b></a>', 'link[Bold](https://river.example/)'],
    [
      'the first of two addresses',
      '<a href="https://a.example/" HREF="https://b.example/">a</a>',
      'link[a](https://a.example/)',
    ],
    [
      'links in links',
      '<a href="https://a.example/">a<a href="https://b.example/">b</a></a>',
      'link[a](https://a.example/)link[b](https://b.example/)',
    ],
    ['a relative link as text', '<a href="/tags/b">b</a>', 'b'],
    ['a link without text as nothing', 'a<a href="https://a.example/"> <img src=x></a>', 'a '],
    ...[
      'javascript:alert(1)',
      'java\nscript:alert(1)',
      'data:text/html,x',
      'http://a.example/',
      'magnet:?xt=1',
      'https://u:p@a.example/',
      '',
    ].map((url) => [`the text of a link to ${JSON.stringify(url)}`, `<a href="${url}">text</a>`, 'text'] as const),
  ] as const) {
    // prettier-ignore
    it(`draws ${what}`, () => {
      expect(draw(htmlToRichText(html))).to.equal(drawn);
    });
  }

  for (const [what, html, options, drawn] of [
    [
      'relative links against the server',
      '<a href="/tags/b">b</a>',
      { baseUrl: 'https://a.example' },
      'link[b](https://a.example/tags/b)',
    ],
    [
      'custom emoji',
      '<p>Hi :blobcat:, :unknown: <b>:blobcat:</b></p>',
      { emojis },
      'p(Hi {blobcat}, :unknown: strong({blobcat}))',
    ],
    [
      'no emoji in attributes',
      '<a href="https://a.example/:blobcat:">x</a>',
      { emojis },
      'link[x](https://a.example/:blobcat:)',
    ],
    ['no stand-in for a quote', '<p class="quote-inline">RE: x</p><p>a</p>', { withoutQuote: true }, 'p(a)'],
    ['the stand-in where the quote is not drawn', '<p class="quote-inline">RE: x</p><p>a</p>', {}, 'p(RE: x)p(a)'],
  ] satisfies [string, string, HtmlOptions, string][]) {
    // prettier-ignore
    it(`draws ${what}`, () => {
      expect(draw(htmlToRichText(html, options))).to.equal(drawn);
    });
  }

  it('joins texts that lie next to each other', () => {
    expect(htmlToRichText('a<span>b</span><!-- -->c&amp;')).to.deep.equal([{ type: 'text', text: 'abc&' }]);
  });

  it('draws plain text as it is, however often it is read', () => {
    const plain = '  1 > 0, 2 & 3 — “quoted” \u{1F600} 河';
    expect(plainText(htmlToRichText(plainText(htmlToRichText(plain))))).to.equal(plain);
  });

  it('nests at most twenty deep, and keeps all text', () => {
    const text = htmlToRichText('<b>x'.repeat(1000));
    expect(depth(text)).to.equal(20);
    expect(plainText(text)).to.equal('x'.repeat(1000));
  });

  for (const [part, text] of [
    ['<a ', ''],
    ['<', '<'.repeat(100_000)],
    ['&', '&'.repeat(100_000)],
    ['&a', '&a'.repeat(100_000)],
    ['<a href="', ''],
    ["='", "='".repeat(100_000)],
    ['<!--', ''],
    ['<script>', ''],
    ['<br> ', ''],
    ['<ul><li>', ''],
    ['</b>', ''],
  ] as const) {
    it(`comes to an end for 100,000 times ${part}`, () => {
      expect(plainText(htmlToRichText(part.repeat(100_000)))).to.equal(text);
    });
  }
});

describe('htmlToRichText, given what attacks sanitizers', () => {
  it('draws nothing but what is allowed', () => {
    for (const { title, payload } of attacks) {
      for (const options of [{}, { baseUrl: 'https://a.example', emojis }])
        expectAllowed(htmlToRichText(payload, options), title ?? payload);
    }
    expect(attacks).to.have.lengthOf(223);
  });

  it('draws no text of a program', () => {
    for (const { payload } of attacks) {
      const program = /(?:^|>)<script>([^<]{8,})<\/script>/i.exec(payload)?.[1];
      if (program) expect(plainText(htmlToRichText(payload)), payload).not.to.contain(program);
    }
  });
});

describe('withEmoji', () => {
  it('puts emoji into a name', () => {
    expect(withEmoji(':blobcat: River :blobcat::wave:', emojis)).to.deep.equal([
      { type: 'emoji', shortcode: 'blobcat', ...blobcat },
      { type: 'text', text: ' River ' },
      { type: 'emoji', shortcode: 'blobcat', ...blobcat },
      { type: 'text', text: ':wave:' },
    ]);
  });

  it('draws a name without emoji as it is, HTML and all', () => {
    expect(withEmoji('<b>:x:</b> &amp;', new Map())).to.deep.equal([{ type: 'text', text: '<b>:x:</b> &amp;' }]);
    expect(withEmoji('', emojis)).to.deep.equal([]);
  });
});

function expectAllowed(text: RichText, what: string): void {
  for (const segment of text) {
    if ('url' in segment) {
      expect(segment.url, what).to.match(/^https:/);
      expect(safeUrl(segment.url), what).to.equal(segment.url);
    }
    if (segment.type !== 'element') continue;
    expect(TAGS, what).to.include(segment.tag);
    expect(Object.keys(segment)).to.have.members(['type', 'tag', 'children']);
    expectAllowed(segment.children, what);
  }
}

function depth(text: RichText): number {
  return Math.max(0, ...text.map((segment) => (segment.type === 'element' ? 1 + depth(segment.children) : 0)));
}
