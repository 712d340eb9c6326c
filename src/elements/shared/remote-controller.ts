import type { ReactiveController } from 'lit';
import type { NetworkError } from '../../core/errors.js';
import type { Remote } from '../../core/remote.js';
import type { RemoteStore } from '../../stores/remote-store.js';
import { WidgetErrorEvent, WidgetLoadEvent } from './events.js';
import { leaveViewport, whenNearViewport } from './near-viewport.js';
import type { Widget } from './widget.js';

/** An element that does not draw an answer as soon as it is there, but waits for more, says when it has: `drawn`. */
type Host = Widget & { readonly drawn?: boolean };

/**
 * Shows a store in an element: listens while the element is in the page, and wants the value loaded once the element has
 * come near the viewport. Which store is picked anew on each update, so that an attribute may change it; `pick` returns the
 * same store for the same input, or the element would update for ever.
 */
export class RemoteController<T, S extends RemoteStore<T> = RemoteStore<T>> implements ReactiveController {
  readonly #host: Host;
  readonly #pick: () => S | undefined;
  /** Where nothing tells what is near, everything is. */
  #near = !globalThis.IntersectionObserver;
  #announced: S | undefined;
  #error: NetworkError | undefined;
  #store: S | undefined;
  #stop: (() => void) | undefined;
  #letGo: (() => void) | undefined;

  constructor(host: Host, pick: () => S | undefined) {
    this.#host = host;
    this.#pick = pick;
    host.addController(this);
  }

  get store(): S | undefined {
    return this.#store;
  }

  get value(): Remote<T> | undefined {
    return this.#store?.get();
  }

  hostUpdate(): void {
    const store = this.#pick();
    if (store === this.#store) return;
    this.hostDisconnected();
    this.#store = store;
    if (this.#host.isConnected) this.hostConnected();
  }

  /** The element has drawn what it could: the page is told once of each answer and each failure. */
  hostUpdated(): void {
    const { ref } = this.#host;
    const remote = this.value;
    if (!ref || !remote || remote.state === 'loading') return;
    if (remote.state === 'ready' && this.#host.drawn !== false && this.#store !== this.#announced) {
      this.#announced = this.#store;
      this.#host.dispatchEvent(new WidgetLoadEvent(ref));
    }
    const { error } = remote;
    if (error && error !== this.#error && this.#host.dispatchEvent(new WidgetErrorEvent(ref, error))) {
      console.warn(this.#host, error);
    }
    this.#error = error;
  }

  /** Listens, and wants the value once the element has come near the viewport. */
  hostConnected(): void {
    const store = this.#store;
    if (!store) return;
    this.#stop = store.listen(() => this.#host.requestUpdate());
    if (this.#near) this.#want();
    else whenNearViewport(this.#host, this.#want);
  }

  hostDisconnected(): void {
    this.#stop?.();
    this.#letGo?.();
    this.#stop = this.#letGo = undefined;
    leaveViewport(this.#host);
  }

  readonly #want = (): void => {
    this.#near = true;
    leaveViewport(this.#host);
    this.#letGo = this.#store!.want();
  };
}
