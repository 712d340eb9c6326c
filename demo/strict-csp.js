/** Counts what the page's policy refuses, and says which policy that is. */
const refused = [];

function show() {
  const status = document.querySelector('#violations');
  if (!status) return;
  status.textContent = refused.length ? `Refused: ${refused.join(', ')}` : 'Refused so far: nothing.';
}

addEventListener('securitypolicyviolation', ({ effectiveDirective, blockedURI }) => {
  refused.push(`${effectiveDirective} ${blockedURI}`);
  show();
});

addEventListener('DOMContentLoaded', () => {
  const { content } = document.querySelector('meta[name=csp]');
  document.querySelector('#policy').textContent = content.replace(/'nonce-[^']+'/, "'nonce-…'").replaceAll('; ', ';\n');
  show();
});
