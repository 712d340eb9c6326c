import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { watch } from 'rollup';
import { loadConfigFile } from 'rollup/loadConfigFile';
import { serve } from './serve.mjs';

/** The port that was asked for, else the first free one from 8080 on. */
async function listen() {
  const host = process.env.HOST || '127.0.0.1';
  if (process.env.PORT) return serve({ host, port: Number(process.env.PORT) });
  for (let port = 8080; ; port++) {
    try {
      return await serve({ host, port });
    } catch (error) {
      if (error.code !== 'EADDRINUSE' || port >= 8180) throw error;
    }
  }
}

/** Builds again whatever is saved; the page is reloaded by hand. */
async function rebuildOnSave() {
  process.env.ROLLUP_WATCH = 'true';
  const { options, warnings } = await loadConfigFile(fileURLToPath(new URL('../rollup.config.mjs', import.meta.url)));
  watch(options).on('event', ({ code, error, result }) => {
    if (code === 'ERROR') console.error(error.message);
    if (code === 'END') console.log(`Built ${new Date().toLocaleTimeString()}`);
    result?.close();
    warnings.flush();
  });
}

const { status } = spawnSync('npm', ['run', '--silent', 'build'], {
  stdio: 'inherit',
  shell: process.platform === 'win32',
});
if (status !== 0) process.exit(status ?? 1);

if (process.argv.includes('--watch')) await rebuildOnSave();

console.log(`\nDemo: ${(await listen()).url}`);
