/** Makes the lines to paste work on any page while the demo is up, and copies them. */
const lines = document.querySelector('#lines');
lines.textContent = lines.textContent.replaceAll(/"(?=\/)/g, `"${location.origin}`);

const button = document.querySelector('#copy');
const { textContent: label } = button;
// Off a secure origin there is no clipboard; the lines can be selected all the same.
button.hidden = !navigator.clipboard;
button.addEventListener('click', async () => {
  try {
    await navigator.clipboard.writeText(lines.textContent);
    button.textContent = 'Copied';
  } catch {
    getSelection().selectAllChildren(lines);
    button.textContent = 'Selected: copy it with your keyboard';
  }
  setTimeout(() => (button.textContent = label), 2500);
});
