/**
 * Plays an HLS playlist where the browser itself cannot. The library is loaded only now.
 * @param onFail Called where it cannot be played after all, or not any further.
 * @param signal Aborted when the video goes.
 * @throws Where the library cannot be loaded.
 */
export async function attachHls(
  video: HTMLMediaElement,
  url: string,
  onFail: () => void,
  signal: AbortSignal,
): Promise<void> {
  const { default: Hls } = await import('hls.js/light');
  if (signal.aborted) return;
  if (!Hls.isSupported()) {
    onFail();
    return;
  }
  // A worker would be made from a blob, which a strict CSP refuses.
  const hls = new Hls({ enableWorker: false, capLevelToPlayerSize: true });
  signal.addEventListener('abort', () => hls.destroy());
  hls.on(Hls.Events.ERROR, (_, { fatal }) => {
    if (fatal) onFail();
  });
  hls.loadSource(url);
  hls.attachMedia(video);
}
