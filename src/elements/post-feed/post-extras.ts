import { html, nothing, type LitElement } from 'lit';
import type { Post } from '../../core/model.js';
import { attachmentStyles, renderAttachments } from './attachments.js';
import { extraStyles } from './post-extras.styles.js';
import type { PostView } from './post-view.js';

export { renderAttachments };

/** Gives a shadow root the styles of what is drawn here. */
export function adopt({ adoptedStyleSheets }: ShadowRoot): void {
  for (const styles of [extraStyles, attachmentStyles]) {
    // In the bundle for CDNs, `css` makes the style sheet itself.
    const sheet = styles.styleSheet ?? (styles as unknown as CSSStyleSheet);
    if (!adoptedStyleSheets.includes(sheet)) adoptedStyleSheets.push(sheet);
  }
}

/**
 * The author's words to read before deciding to open the post. The button stays where it is, so that focus does too.
 * @param about Id for the words, which describe the post until it is opened.
 */
export function renderWarning(post: Post, view: PostView, about: string, content: () => unknown): unknown {
  const { id, contentWarning } = post;
  const { say } = view.language;
  const open = view.opened.has(id);
  const onToggle = (): void => {
    if (!view.opened.delete(id)) view.opened.add(id);
    view.update();
  };
  return html`<div class="cw">
      <span dir="auto" id=${open ? nothing : about}>${say('Content warning: {text}', { text: contentWarning! })}</span>
      <button class="pill outline" aria-expanded=${open} @click=${onToggle}>${say(open ? 'Hide' : 'Show')}</button>
    </div>
    ${open ? content() : nothing}`;
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
