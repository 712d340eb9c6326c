import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { watch } from 'rollup';
import { loadConfigFile } from 'rollup/loadConfigFile';

const root = new URL('..', import.meta.url);
const FIRST_PORT = 8080;
const PORTS = 100;

/**
 * Opens the demo on the port that was asked for, else on the first free one from 8080 on. `HOST` is where it listens;
 * `PUBLIC_URL` where visitors reach it, such as behind a tunnel with https: this machine is assumed otherwise.
 */
async function open() {
  // Only now: it takes what was built.
  const { openDemo } = await import('./demo/open-demo.mjs');
  const { PORT, HOST = '127.0.0.1', PUBLIC_URL: publicUrl } = process.env;
  const options = { host: HOST, publicUrl, folder: fileURLToPath(new URL('.data', root)) };
  const ports = PORT ? [Number(PORT)] : Array.from({ length: PORTS }, (_, n) => FIRST_PORT + n);
  for (const port of ports) {
    try {
      return await openDemo({ ...options, port });
    } catch (error) {
      if (error.code !== 'EADDRINUSE') throw error;
    }
  }
  console.error(
    `${PORT ? `Port ${PORT} is taken` : `All ports from ${FIRST_PORT} on are taken`}. Choose another: PORT=9000 npm start`,
  );
  process.exit(1);
}

/** Builds again whatever is saved; the page is reloaded by hand, and the gateway started again. */
async function rebuildOnSave() {
  process.env.ROLLUP_WATCH = 'true';
  const { options, warnings } = await loadConfigFile(fileURLToPath(new URL('rollup.config.mjs', root)));
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

console.log('\nOpening the gateway; at the first start it draws and publishes what the demo shows.');
const { url, platforms, close } = await open();
for (const signal of ['SIGINT', 'SIGTERM']) {
  process.once(signal, async () => {
    await close();
    process.exit();
  });
}
console.log(`
Demo:    ${url}
Phone:   ${platforms ? `${url}official.html, to scan and follow on WeChat, LINE and QQ` : 'none; WeChat, LINE and QQ need a PUBLIC_URL with https'}
Gateway: ${url}docs
Stop:    Ctrl+C; accounts, posts and follows stay in .data/, delete it to begin anew`);
