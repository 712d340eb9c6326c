import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { before, describe, it } from 'node:test';
import { registerNetwork, renderAll } from '../../dist/ssr/index.js';
import { shown } from './shown.mjs';

const read = (path) => JSON.parse(readFileSync(new URL(`../${path}`, import.meta.url), 'utf8'));
const texts = [
  ...read('elements/fixtures/blns.json'),
  ...read('core/fixtures/dompurify.json').attacks.map(({ payload }) => payload),
  '</script><script>alert(1)</script>',
  '<!--<script>',
  ']]></template></style>',
  'a\u2028b\u2029c',
  '${7*7} {{7*7}} lit$ <?lit$?>',
];
const url = 'https://river.example/';

/** Says what its address says, in every place. */
const echo = {
  id: 'echo',
  label: 'Echo',
  batchSize: 50,
  parse: (address) => (address.startsWith('echo:') ? { network: 'echo', host: '', id: address.slice(5) } : undefined),
  handle: ({ id }) => texts[id],
  profileUrl: () => url,
  loadAccounts: async (refs) =>
    refs.map((ref) => {
      const words = texts[ref.id];
      const said = [{ type: 'text', text: words }];
      return {
        ref,
        name: said,
        handle: words,
        url,
        bio: [
          ...said,
          { type: 'link', text: words, url },
          { type: 'link', text: words, url: 'javascript:alert(1)' },
          { type: 'element', tag: 'script', children: said },
          { type: 'emoji', shortcode: words, url, staticUrl: url },
        ],
        fields: [{ label: said, value: said, verified: true }],
        bot: true,
        locked: false,
      };
    }),
};

/** All elements by name, with the names of their attributes; texts may differ. */
const skeleton = ({ elements }) => elements.map((element) => `${element.tag}[${Object.keys(element)}]`);

describe('hostile texts, rendered on a server', () => {
  before(() => registerNetwork(echo));

  it('stay texts, in the markup, in the data and in the JSON-LD', async () => {
    const wishes = texts.map((_, at) => ({ tag: 'magpie-account-card', attributes: { account: `echo:${at}` } }));
    const all = await renderAll(wishes, { jsonLd: true });
    const [plain] = await renderAll([
      { tag: 'magpie-account-card', attributes: { account: `echo:${texts.length - 1}` } },
    ]);
    const expected = skeleton(shown(plain.html));
    all.forEach(({ html, jsonLd }, at) => {
      const page = shown(html);
      assert.deepEqual(skeleton(page), expected, texts[at]);
      const [{ value }] = Object.values(page.data);
      assert.equal(value.handle, texts[at]);
      assert.equal(JSON.parse(jsonLd).mainEntity.identifier, texts[at]);
      assert.doesNotMatch(jsonLd, /[<>\u2028\u2029]/);
    });
  });
});
