/**
 * For pages that show a gateway’s embeds (`/embed/…`) in frames: gives each frame the height of what is in it. A plain script,
 * good also for pages without modules; loaded twice it does the same.
 */

/** CSS pixels. More than that is no widget. */
const MAX_HEIGHT = 10_000;

addEventListener('message', ({ data, source, origin }: MessageEvent<unknown>) => {
  // Anybody may send anything.
  const { type, height } = Object(data) as Readonly<Record<string, unknown>>;
  if (
    type !== 'magpie-height' ||
    !Number.isInteger(height) ||
    !((height as number) >= 0 && (height as number) <= MAX_HEIGHT)
  ) {
    return;
  }
  for (const frame of document.querySelectorAll('iframe')) {
    // Of this very frame, and of the page that was put there: another may have taken its place.
    if (source && frame.contentWindow === source && frame.src.startsWith(`${origin}/`))
      frame.height = `${height as number}`;
  }
});

// Frames that were there before this script have told nobody.
for (const { src, contentWindow } of document.querySelectorAll('iframe')) {
  if (src.includes('/embed/')) contentWindow?.postMessage({ type: 'magpie-height' }, '*');
}
