import { html, nothing } from 'lit';
import type { Language } from '../../locales/translate.js';
import type { PostView } from './post-view.js';

/**
 * What waits for the visitor's decision. The button stays where it is, so that focus does too.
 * @param about Id for the words, where they describe the post until it is opened.
 */
export function renderCurtain(
  key: string,
  words: string,
  view: PostView,
  content: () => unknown,
  about?: string,
): unknown {
  const open = view.opened.has(key);
  const onToggle = (): void => {
    if (!view.opened.delete(key)) view.opened.add(key);
    view.update();
  };
  return html`<div part="warning" class="cw">
      <span dir="auto" id=${open ? nothing : (about ?? nothing)}>${words}</span>
      <button part="show" class="pill outline" aria-expanded=${open} @click=${onToggle}>
        ${view.language.say(open ? 'Hide' : 'Show')}
      </button>
    </div>
    ${open ? content() : nothing}`;
}

/** @param text The author's words to read before deciding to open the post; a warning may come without any. */
export function warningText(text: string, { say }: Language): string {
  return text.trim() ? say('Content warning: {text}', { text }) : say('Content warning');
}
