import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { it } from 'node:test';
import { promisify } from 'node:util';

const FOLDER = 'test/gateway/fixtures/webhook/xml';

it('hostile XML opens no file and no connection, expands nothing, and stays in little memory', async (test) => {
  const files = readdirSync(FOLDER).map((file) => join(FOLDER, file));
  // Where one document took a hundred megabytes, this would end here.
  const flags = ['--max-old-space-size=96', '--disable-proto=throw', '--import', 'tsx'];
  const { stdout } = await promisify(execFile)(process.execPath, [
    ...flags,
    'test/gateway/support/hostile-xml-reader.ts',
    ...files,
  ]);
  const { documents, slowestMs, mostMb } = JSON.parse(stdout) as Record<'documents' | 'slowestMs' | 'mostMb', number>;
  test.diagnostic(
    `${documents} documents; the slowest ${Math.round(slowestMs)} ms, at most ${mostMb.toFixed(1)} MB more`,
  );
  assert.ok(documents >= 154, `${documents}`);
});
