/** The build without what no post's video has (alternate audio, subtitles, DRM); the package types only its full one. */
declare module 'hls.js/light' {
  export { default } from 'hls.js';
}
