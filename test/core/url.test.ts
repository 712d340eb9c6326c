import { expect } from '@open-wc/testing';
import { safeUrl } from '../../src/core/url.js';

describe('safeUrl', () => {
  for (const [what, url, safe] of [
    ['https as it is', 'https://river.example/a?b=c#d', 'https://river.example/a?b=c#d'],
    ['the normal form of a host', 'https://RIVER.example:443', 'https://river.example/'],
    ['the ASCII form of a name in another script', 'https://河.example/', 'https://xn--ovw.example/'],
    ['spaces around it away', ' https://river.example/ \n', 'https://river.example/'],
    [
      'quotes as they are written in URLs',
      'https://river.example/"><script>',
      'https://river.example/%22%3E%3Cscript%3E',
    ],
    // The tests run on localhost, so a server of this machine may be asked.
    ['plain http on the machine of the page', 'http://localhost:4000/a', 'http://localhost:4000/a'],
    ['plain http on 127.0.0.1', 'http://127.0.0.1/', 'http://127.0.0.1/'],
    ['plain http on [::1]', 'http://[::1]:8000/', 'http://[::1]:8000/'],
  ] as const) {
    it(`lets through ${what}`, () => expect(safeUrl(url)).to.equal(safe));
  }

  for (const [what, url] of [
    ['plain http elsewhere', 'http://river.example/'],
    ['a host that only begins like this machine', 'http://localhost.river.example/'],
    ['programs', 'javascript:alert(1)'],
    ['programs with a line end inside', 'java\nscript:alert(1)'],
    ['data', 'data:text/html,<script>alert(1)</script>'],
    ['blobs', 'blob:https://river.example/1'],
    ['files', 'file:///etc/passwd'],
    ['a user name', 'https://river@social.example/'],
    ['a password', 'https://:secret@social.example/'],
    ['a relative address', '/river'],
    ['an address without a scheme', '//river.example/'],
    ['nothing', ''],
    ['what is no text', { href: 'https://river.example/' }],
    ['undefined', undefined],
    ['null', null],
  ] as const) {
    it(`refuses ${what}`, () => expect(safeUrl(url)).to.equal(undefined));
  }

  it('resolves a relative address against a base that is safe', () => {
    expect(safeUrl('/tags/river', 'https://social.example/@river')).to.equal('https://social.example/tags/river');
    expect(safeUrl('/tags/river', 'http://social.example/')).to.equal(undefined);
    expect(safeUrl('javascript:alert(1)', 'https://social.example/')).to.equal(undefined);
  });
});
