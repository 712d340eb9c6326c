import { html, type LitElement } from 'lit';
import type { Post } from '../../core/model.js';
import type { PostView } from './post-view.js';

/** Stands in for sensitive pictures, in their room. */
export function renderVeil({ id }: Post, { language, opened, update }: PostView): unknown {
  const { say } = language;
  const onShow = ({ currentTarget }: Event): void => {
    const room = (currentTarget as Element).closest('.media')!;
    opened.add(`media:${id}`);
    update();
    // The button goes when this is drawn; the focus does not go with it.
    const { host } = room.getRootNode() as ShadowRoot;
    void (host as LitElement).updateComplete.then(() => room.querySelector('a')?.focus());
  };
  return html`<div part="warning" class="cw">
    ${say('Sensitive media')}
    <button part="show" class="pill outline" aria-expanded="false" @click=${onShow}>${say('Show')}</button>
  </div>`;
}
