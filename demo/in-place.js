/** Writes where the stand-ins are into the page, then loads Magpie, which reads its settings when it is loaded. */
const answer = await fetch('/stand-ins.json');
if (answer.ok) {
  const { bluesky, mastodon } = await answer.json();
  const places = { ...bluesky, ...mastodon };
  const filled = (text) => text.replace(/\{(\w+)\}/g, (_, name) => places[name]);
  for (const element of document.querySelectorAll('[data-place]')) {
    element.textContent = places[element.dataset.place];
  }
  for (const meta of document.querySelectorAll('meta[name^="magpie:"]')) meta.content = filled(meta.content);
  for (const button of document.querySelectorAll('magpie-follow-button')) {
    button.setAttribute('account', filled(button.dataset.account));
  }
  await import('/dist/cdn/magpie.js');
} else {
  document.querySelector('.missing').hidden = false;
  document.querySelector('.you').hidden = true;
}
