/**
 * Light or dark as the system has it, until the visitor says otherwise; in the head, so that nothing flashes. Also marks
 * where in the site this page is.
 */
const root = document.documentElement;
const system = matchMedia('(prefers-color-scheme: dark)');
const isDark = () => (root.dataset.theme ? root.dataset.theme === 'dark' : system.matches);

function readTheme() {
  try {
    const theme = localStorage.getItem('theme');
    if (theme) root.dataset.theme = theme;
  } catch {
    // Storage is refused: the system decides.
  }
}
readTheme();

addEventListener('DOMContentLoaded', () => {
  document.querySelector(`nav a[href="${location.pathname}"]`)?.setAttribute('aria-current', 'page');
  const toggle = document.querySelector('#dark');
  const show = () => toggle?.setAttribute('aria-pressed', String(isDark()));
  // Another tab, or the page around this one, has been asked.
  addEventListener('storage', () => {
    readTheme();
    show();
  });
  // A page within a page has no button of its own.
  if (!toggle) return;
  toggle.addEventListener('click', () => {
    root.dataset.theme = isDark() ? 'light' : 'dark';
    show();
    try {
      localStorage.setItem('theme', root.dataset.theme);
    } catch {
      // Storage is refused: the choice holds for this page.
    }
  });
  system.addEventListener('change', show);
  toggle.hidden = false;
  show();
});
