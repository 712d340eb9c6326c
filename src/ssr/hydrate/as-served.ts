import type { PostFeed } from '../../elements/post-feed/post-feed.js';
import type { RemoteController } from '../../elements/shared/remote-controller.js';
import type { Widget } from '../../elements/shared/widget.js';
import { $follows } from '../../stores/follows.js';
import { $now } from '../../stores/now.js';
import { controllersOf } from './served.js';

/** What a widget does only while somebody looks on; the server has drawn without. */
const STILL = { infinite: false, refresh: 0 };

/** Something that gives a value. */
interface Source {
  get: () => unknown;
}

/**
 * Draws as the server has: without the clock, without the age of what is shown, and without what only this browser knows of
 * the visitor. Nobody is told, for all of it holds no longer than the drawing.
 */
export function asServed<T>(widget: Widget, draw: () => T): T {
  const stores = controllersOf(widget).flatMap((controller) => {
    const store = (controller as Partial<RemoteController<object>>).store as Source | undefined;
    return store ? [[store, youngOf(store)] as const] : [];
  });
  const changed = [
    [$follows as Source, () => undefined] as const,
    [$now as Source, () => Infinity] as const,
    ...stores,
  ];
  const before = changed.map(([source]) => Reflect.get(source, 'get'));
  const { infinite, refresh } = widget as Partial<PostFeed>;
  const isMoving = infinite || refresh;
  for (const [source, get] of changed) source.get = get;
  if (isMoving) Object.assign(widget, STILL);
  try {
    return draw();
  } finally {
    changed.forEach(([source], at) => (source.get = before[at]!));
    if (isMoving) Object.assign(widget, { infinite, refresh });
  }
}

/** What a store has, as if it had come this moment. */
function youngOf(store: Source): () => unknown {
  const remote = store.get() as { readonly at?: number };
  const young = remote.at === undefined ? remote : { ...remote, at: Date.now() };
  return () => young;
}
