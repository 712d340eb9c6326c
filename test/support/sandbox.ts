/**
 * Runs a module, with all that it imports, in a sandboxed frame: a page of no origin, which the browser itself refuses
 * storage. Such a page may not load modules from the test server, so they are handed over as `data:` URLs, by way of an
 * import map.
 * @param run Text of a module; its imports are paths of the test server. What it hands to `done(…)` is the outcome.
 */
export async function inSandbox(run: string): Promise<unknown> {
  const imports: Record<string, string> = {};
  await collect(new URL('/main.js', location.href), imports, run);
  const frame = document.createElement('iframe');
  frame.sandbox.add('allow-scripts', 'allow-forms');
  const outcome = new Promise<unknown>((resolve, reject) => {
    addEventListener('message', function listen({ data, source }: MessageEvent<{ done?: unknown; failed?: string }>) {
      if (source !== frame.contentWindow) return;
      removeEventListener('message', listen);
      if (data.failed) reject(new Error(data.failed));
      else resolve(data.done);
    });
  });
  frame.srcdoc = `<!doctype html>
    <script>
      const done = (done) => parent.postMessage({ done }, '*');
      const fail = (error) => parent.postMessage({ failed: String(error) }, '*');
      addEventListener('error', ({ message }) => fail(message));
      addEventListener('unhandledrejection', ({ reason }) => fail(reason));
    </script>
    <script type="importmap">${JSON.stringify({ imports })}</script>
    <script type="module">import 'm/main.js';</script>`;
  document.body.append(frame);
  try {
    return await outcome;
  } finally {
    frame.remove();
  }
}

const IMPORT = /(\b(?:from|import)\s*\(?\s*)(['"])([./][^'"\n]*)\2/g;

/** Adds a module and what it imports to the map, each under its path. */
async function collect(url: URL, imports: Record<string, string>, text?: string): Promise<void> {
  const name = nameOf(url);
  if (name in imports) return;
  imports[name] = '';
  const source = text ?? (await (await fetch(url)).text());
  const needed: URL[] = [];
  const rewritten = source.replace(IMPORT, (_, before: string, quote: string, path: string) => {
    const target = new URL(path, url);
    needed.push(target);
    return `${before}${quote}${nameOf(target)}${quote}`;
  });
  const bytes = new TextEncoder().encode(rewritten.replaceAll('import.meta.url', JSON.stringify(url.href)));
  imports[name] =
    `data:text/javascript;base64,${btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''))}`;
  await Promise.all(needed.map((target) => collect(target, imports)));
}

/** A bare name: a page of no origin has no base for paths. */
const nameOf = ({ pathname, search }: URL): string => `m${pathname}${search}`;
