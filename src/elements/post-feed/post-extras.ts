import { html, type LitElement } from 'lit';
import type { Post } from '../../core/model.js';
import { adoptStyles } from '../shared/adopt-styles.js';
import { pill } from '../shared/pill.styles.js';
import { attachmentStyles, renderAttachments } from './attachments.js';
import { renderCurtain, warningText } from './curtain.js';
import { extraStyles } from './post-extras.styles.js';
import type { PostView } from './post-view.js';

export { renderAttachments };

/** Gives a feed the styles of what is drawn here. */
export function adopt(feed: LitElement): void {
  adoptStyles(feed, pill, extraStyles, attachmentStyles);
}

/** Stands in for a post with a warning until the visitor opens it. */
export function renderWarning(
  { id, contentWarning }: Post,
  view: PostView,
  about: string,
  content: () => unknown,
): unknown {
  return renderCurtain(id, warningText(contentWarning!, view.language), view, content, about);
}

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
  return html`<div class="cw">
    ${say('Sensitive media')}
    <button class="pill outline" aria-expanded="false" @click=${onShow}>${say('Show')}</button>
  </div>`;
}
