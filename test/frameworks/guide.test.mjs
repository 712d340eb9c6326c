import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, it } from 'node:test';

const read = (path) => readFileSync(new URL(path, import.meta.url), 'utf8');

describe('the guide to frameworks', () => {
  for (const file of ['react/app.tsx', 'react-jsx/app.tsx', 'vue/App.vue', 'svelte/App.svelte', 'plain/main.ts']) {
    it(`shows the application that is tested: ${file}`, () => {
      assert.ok(read('../../stories/guides/frameworks.md').includes(`\n${read(file)}\`\`\`\n`));
    });
  }
});
