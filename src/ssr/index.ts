export { NetworkError } from '../core/errors.js';
export { registerNetwork, type Network } from '../core/network.js';
export type { Settings } from '../stores/settings.js';
export type { Content } from './content.js';
export { render, renderAll, type Rendered, type RenderOptions } from './render.js';
export type { WidgetTag, Wish } from './wish.js';
