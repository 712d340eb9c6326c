/** Draws the codes that are open now. */

const SVG = 'http://www.w3.org/2000/svg';
const NAMES = { wechat: 'WeChat', line: 'LINE', qq: 'QQ', magpie: 'Magpie' };

const list = document.querySelector('#codes');
const none = document.querySelector('#none');
/** By what the code says. */
const drawn = new Map();

const part = (tag, properties, ...content) => {
  const element = Object.assign(document.createElement(tag), properties);
  element.append(...content);
  return element;
};

function markOf(network) {
  const svg = document.createElementNS(SVG, 'svg');
  svg.setAttribute('aria-hidden', 'true');
  const use = document.createElementNS(SVG, 'use');
  use.setAttribute('href', `#mark-${network}`);
  svg.append(use);
  return svg;
}

/** A phone's camera hands WeChat's codes to WeChat, and opens every other in the phone's browser. */
function drawCode({ network, name, qrText }, onScan) {
  const left = part('small', {});
  const what = part('span', {}, part('b', {}, NAMES[network] ?? network), part('br', {}), name, part('br', {}), left);
  const label = `Scan the ${NAMES[network] ?? network} code of ${name}`;
  const action =
    network === 'wechat'
      ? part('button', { className: 'go', onclick: () => onScan(qrText) }, 'Scan')
      : part('a', { className: 'go', href: qrText, target: '_blank', rel: 'noopener' }, 'Scan');
  action.setAttribute('aria-label', network === 'wechat' ? label : `${label}: opens a page in a new tab`);
  const item = part('li', {}, markOf(network), what, action);
  return {
    item,
    update({ leftMs }) {
      const seconds = Math.ceil(leftMs / 1_000);
      const time = `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
      const hint = network === 'wechat' ? '' : ' · opens a page';
      left.textContent = seconds > 0 ? `Valid for ${time}${hint}` : 'Expired';
      item.classList.toggle('expired', seconds === 0);
    },
  };
}

/**
 * @param codes Newest first.
 * @param onScan Gets what a code of WeChat says.
 * @returns Names of the networks whose codes are new.
 */
export function drawCodes(codes, onScan) {
  const news = codes.filter(({ qrText }) => !drawn.has(qrText));
  for (const code of news) drawn.set(code.qrText, drawCode(code, onScan));
  for (const [qrText, { item }] of drawn) {
    if (codes.some((code) => code.qrText === qrText)) continue;
    item.remove();
    drawn.delete(qrText);
  }
  let next = list.firstElementChild;
  for (const code of codes) {
    const { item, update } = drawn.get(code.qrText);
    update(code);
    // What is where it belongs is not moved: it would lose the focus.
    if (item === next) next = item.nextElementSibling;
    else list.insertBefore(item, next);
  }
  none.hidden = codes.length > 0;
  return news.map(({ network }) => NAMES[network] ?? network);
}
