/**
 * A block of code with a button that copies it.
 * @param {{ title: string, code: string }} block
 * @param {HTMLElement} status Says aloud what became of it.
 */
export function codeBlock({ title, code }, status) {
  const figure = document.querySelector('#block').content.firstElementChild.cloneNode(true);
  const text = figure.querySelector('code');
  const button = figure.querySelector('button');
  figure.querySelector('figcaption').textContent = title;
  text.textContent = code;
  figure.querySelector('pre').setAttribute('aria-label', title);
  button.setAttribute('aria-label', `Copy: ${title}`);
  button.addEventListener('click', async () => {
    const done = await copied(code, text);
    // The same words once more are read again only where they have been gone.
    status.textContent = '';
    requestAnimationFrame(() => {
      status.textContent = done ? `Copied: ${title}` : 'Selected. Copy it with your keyboard.';
    });
    if (!done) return;
    button.classList.add('done');
    setTimeout(() => button.classList.remove('done'), SHOWN_MS);
  });
  return figure;
}

const SHOWN_MS = 2_000;

/** Off a secure origin there is no clipboard; the code can be selected all the same. */
async function copied(code, text) {
  try {
    await navigator.clipboard.writeText(code);
    return true;
  } catch {
    getSelection().selectAllChildren(text);
    return false;
  }
}
