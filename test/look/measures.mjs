// Each runs in the page, alone: it is sent there as text, and finds nothing of this file.

/** What is wider than the page; what something else cuts off, such as a name that ends in an ellipsis, is as wide as that. */
export function tooWide() {
  const room = document.documentElement.clientWidth;
  const found = [];
  const walk = (root) => {
    for (const element of root.querySelectorAll('*')) {
      if (element.shadowRoot) walk(element.shadowRoot);
      const { left, right, width } = element.getBoundingClientRect();
      const style = getComputedStyle(element);
      let cut = element.parentElement;
      while (cut && !/hidden|clip/.test(getComputedStyle(cut).overflowX)) cut = cut.parentElement;
      const isSeen = width > 1 && style.visibility !== 'hidden' && !cut && !element.closest('.skip');
      if (isSeen && (right > room + 1 || left < -1)) {
        const part = element.getAttribute('part') ?? element.getAttribute('class') ?? '';
        found.push(`${element.localName}.${part} from ${Math.round(left)} to ${Math.round(right)}`);
      }
    }
  };
  if (document.documentElement.scrollWidth > room) found.push(`the page: ${document.documentElement.scrollWidth}`);
  walk(document.querySelector('#stage'));
  return found;
}

/**
 * What has more in it than it shows, and no way to see the rest. Names and handles, and a linked page’s
 * description, end in an ellipsis, by design.
 */
export function clipped() {
  const found = [];
  const walk = (root, path) => {
    for (const element of root.querySelectorAll('*')) {
      const name = `${path} ${element.localName}.${element.getAttribute('part') ?? element.className}`;
      if (element.shadowRoot) walk(element.shadowRoot, name);
      const { overflowX, overflowY, textOverflow, webkitLineClamp } = getComputedStyle(element);
      const hides = /hidden|clip/;
      const isSeen = element.clientWidth > 1 && element.clientHeight > 1 && element.textContent.trim() !== '';
      const isCut =
        (hides.test(overflowX) && element.scrollWidth > element.clientWidth + 1) ||
        (hides.test(overflowY) && element.scrollHeight > element.clientHeight + 1);
      // “Show more” opens what a card has folded.
      const opens = element.getRootNode().querySelector?.('[aria-expanded=false]');
      if (isSeen && isCut && !opens && textOverflow !== 'ellipsis' && webkitLineClamp === 'none') found.push(name);
    }
  };
  walk(document.querySelector('#stage'), '');
  return found;
}

/** Sets what WCAG 1.4.12 names on everything, or takes it back. */
export function spaced(on) {
  const sheet = (window.spacing ??= new CSSStyleSheet());
  sheet.replaceSync(
    on
      ? '* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important } p { margin-block-end: 2em !important }'
      : '',
  );
  const walk = (root) => {
    if (!root.adoptedStyleSheets.includes(sheet)) root.adoptedStyleSheets.push(sheet);
    for (const element of root.querySelectorAll('*')) if (element.shadowRoot) walk(element.shadowRoot);
  };
  walk(document);
  return new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(() => resolve())));
}

/**
 * Targets that are smaller, and so near to another that a circle of that size around both would meet (WCAG 2.5.8). Links in
 * sentences are as high as their line.
 */
export function small(size) {
  const targets = [];
  const walk = (root) => {
    for (const element of root.querySelectorAll('*')) {
      if (element.shadowRoot) walk(element.shadowRoot);
      if (!element.matches('a[href],button,input,summary')) continue;
      const box = element.getBoundingClientRect();
      if (box.width > 1 && box.height > 1 && element.checkVisibility({ visibilityProperty: true })) {
        targets.push({ element, box });
      }
    }
  };
  walk(document);
  const middle = ({ box }) => [box.x + box.width / 2, box.y + box.height / 2];
  return targets.flatMap((target) => {
    const { element, box } = target;
    const isInline = getComputedStyle(element).display === 'inline';
    if (isInline || (box.width >= size - 0.5 && box.height >= size - 0.5)) return [];
    const [x, y] = middle(target);
    const isCrowded = targets.some((other) => {
      if (other === target || element.contains(other.element) || other.element.contains(element)) return false;
      const nearX = Math.max(other.box.left, Math.min(x, other.box.right));
      const nearY = Math.max(other.box.top, Math.min(y, other.box.bottom));
      return Math.hypot(nearX - x, nearY - y) < size / 2;
    });
    return isCrowded ? [`${element.localName} “${element.textContent.trim()}”: ${box.width} × ${box.height}`] : [];
  });
}

/** Buttons that nothing would show the edge of where backgrounds are taken away. */
export function forced() {
  const found = [];
  const walk = (root) => {
    for (const element of root.querySelectorAll('*')) {
      if (element.shadowRoot) walk(element.shadowRoot);
      if (!element.matches('[part=button],.pill,.primary') || !element.checkVisibility()) continue;
      const { borderTopStyle, borderTopWidth, borderTopColor, backgroundColor } = getComputedStyle(element);
      const hasEdge =
        borderTopStyle !== 'none' && Number.parseFloat(borderTopWidth) >= 1 && borderTopColor !== backgroundColor;
      if (!hasEdge) found.push(element.textContent.trim());
    }
  };
  walk(document);
  return found;
}

/** Animations that run. Those that only wait for something are no motion. */
export function moving() {
  return document
    .getAnimations()
    .filter(({ playState, effect }) => playState === 'running' && effect.getComputedTiming().duration > 1)
    .map(
      (animation) =>
        `${animation.effect.target?.className}: ${animation.animationName ?? animation.transitionProperty}`,
    );
}
