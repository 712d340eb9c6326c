import { hills, picture, ripples, times } from './drawing.mjs';

const SKY = ['#f6e3c3', '#eeb98a', '#d98a63'];
const WATER = ['#24707a', '#0b5a61', '#083f47'];
const INK = '#1f3b40';

const sun = (paint, x, y, radius) =>
  `<circle cx="${x}" cy="${y}" r="${radius * 3}" fill="${paint.glow('#ffe9bd', 0.8)}"/><circle cx="${x}" cy="${y}" r="${radius}" fill="${paint.fade(['#f7c46c', '#d9663f'])}"/>`;

/** A bridge of three arches, 640 wide, its feet at 140. */
const bridge = (colour) =>
  `<g fill="${colour}"><path d="M0 84Q320 0 640 84V140H606Q598 80 546 78T486 140H400Q394 58 320 56T240 140H154Q146 80 94 78T34 140H0z"/><path d="M0 68Q320-16 640 68V76Q320-8 0 76z"/></g>`;

const magpie = (x, y, size) =>
  `<path transform="translate(${x} ${y}) scale(${size})" d="M-13 0q7-8 13 1q8-7 15-1M0 2l-4 6" fill="none" stroke="${INK}" stroke-width="2.2" stroke-linecap="round" stroke-linejoin="round"/>`;

export const avatar = () =>
  picture(640, 640, (paint, throwDice) => {
    const disc = paint.ball(['#fbdfa6', '#e39a68', '#b85f4d', '#6b3550'], 0.34, 0.3, 0.85);
    return `<rect width="640" height="640" fill="${disc}"/><path d="M0 452Q160 404 320 444T640 430V640H0z" fill="#5c2f4a" opacity=".5"/><path d="M0 512Q180 462 340 506T640 492V640H0z" fill="#43243f" opacity=".6"/>${ripples(throwDice, { x: 80, width: 480, top: 480, bottom: 620, count: 12, colour: '#fbdfa6', opacity: 0.45 })}`;
  });

export const banner = () =>
  picture(1500, 500, (paint, throwDice) => {
    const land = (top, rise, colour, opacity) =>
      `<path d="${hills(throwDice, { width: 1500, height: 500, top, rise, count: 5 })}" fill="${colour}" opacity="${opacity}"/>`;
    return `<rect width="1500" height="500" fill="${paint.fade(['#27495f', '#3f7672', '#6f9a80', '#e5bf7c'], -72)}"/>${land(210, 46, '#1d4a55', 0.45)}${land(290, 34, '#143f49', 0.5)}<rect y="352" width="1500" height="148" fill="#0b3540" opacity=".55"/><g transform="translate(560 246) scale(.82)">${bridge('#0c2c35')}</g>${ripples(throwDice, { x: 60, width: 1380, top: 366, bottom: 490, count: 44, colour: '#f2d596', opacity: 0.5 })}${magpie(1040, 130, 2.6)}${magpie(1120, 96, 1.9)}`;
  });

/** The spring edition itself. */
export const bridgeAtDawn = () =>
  picture(1440, 1080, (paint, throwDice) => {
    const land = (top, rise, colour) =>
      `<path d="${hills(throwDice, { width: 1440, height: 760, top, rise, count: 4 })}" fill="${colour}"/>`;
    return `<rect width="1440" height="1080" fill="${paint.fade(SKY)}"/>${sun(paint, 1010, 330, 120)}${land(520, 70, '#b9b79c')}${land(600, 50, '#7d9c93')}<rect y="740" width="1440" height="340" fill="${paint.fade(WATER)}"/><g transform="translate(0 500) scale(2.25 1.75)">${bridge(INK)}</g>${ripples(throwDice, { x: 40, width: 1360, top: 780, bottom: 1060, count: 46, colour: '#f3d9ad', opacity: 0.55 })}${magpie(420, 240, 4)}${magpie(590, 170, 3)}`;
  });

const SHEETS = ['#f7efe0', '#f3d8b4', '#d8e2da', '#f6e9e0', '#e6c9b1'];

/** Prints on the line, as they dry. */
export const sheetsOnTheLine = () =>
  picture(1080, 1080, (paint, throwDice) => {
    const sheet = (n) => {
      const x = 60 + n * 206;
      const lean = throwDice(-2.5, 2.5);
      return `<g transform="translate(${x} ${298 + Math.sin(n) * 12}) rotate(${lean} 80 0)"><path d="M10 18h160v236q-80 12-160 0z" fill="#1b2f33" opacity=".25"/><path d="M0 0h160v236q-80 12-160 0z" fill="${SHEETS[n]}"/><circle cx="${108 - n * 6}" cy="88" r="26" fill="#d9764a"/><path d="M18 150q30-26 62-6t62-4v44H18z" fill="#0b5a61"/><rect x="28" y="-14" width="12" height="34" rx="3" fill="#9b6a44"/><rect x="120" y="-14" width="12" height="34" rx="3" fill="#9b6a44"/></g>`;
    };
    return `<rect width="1080" height="1080" fill="${paint.fade(['#a9bfbb', '#7fa09c', '#4e7476'])}"/><rect x="610" y="60" width="330" height="560" fill="${paint.glow('#fff6dd', 0.85)}"/><path d="M0 282Q540 326 1080 272" fill="none" stroke="${INK}" stroke-width="5"/>${times(5, sheet)}<path d="M0 760h1080v320H0z" fill="${paint.fade(['#6f4c36', '#4b3227'])}"/><path d="M0 760h1080v16H0z" fill="#8d6447"/>${times(7, (n) => `<path d="M${-60 + n * 190} 1080L${60 + n * 160} 776" stroke="#3b271f" stroke-width="3" opacity=".5"/>`)}`;
  });

/** A stone with the blues of a week, and the knife. */
export const inkStone = () =>
  picture(1440, 1000, (paint, throwDice) => {
    const blues = ['#0e3a5b', '#14586f', '#0b5a61', '#2f8387', '#74aeb0', '#b7d3cf'];
    const blob = (x, y, radius, colour) => {
      const points = Array.from({ length: 9 }, (_, n) => {
        const angle = (n / 9) * 2 * Math.PI;
        const reach = radius * throwDice(0.78, 1.12);
        return `${(x + Math.cos(angle) * reach).toFixed(1)} ${(y + Math.sin(angle) * reach * 0.82).toFixed(1)}`;
      });
      const [first, ...rest] = points;
      return `<path d="M${first}${rest.map((point) => `T${point}`).join('')}z" fill="${colour}" stroke="${colour}" stroke-width="${radius * 0.5}" stroke-linejoin="round"/>`;
    };
    return `<rect width="1440" height="1000" fill="${paint.fade(['#e9dcc6', '#cbb592'], 20)}"/><rect x="104" y="120" width="1240" height="790" rx="56" fill="#2b2a28" opacity=".25"/><rect x="96" y="100" width="1240" height="790" rx="56" fill="${paint.fade(['#f5f3ee', '#d8d6cf'], -30)}"/>${times(6, (n) => blob(320 + (n % 3) * 330, 310 + Math.floor(n / 3) * 330, 84, blues[n]))}<g transform="translate(170 -110) rotate(32 700 760)"><path d="M470 742h330v44H470q-46 0-60-22q14-22 60-22z" fill="${paint.fade(['#eef1f2', '#a9b3b5'])}"/><path d="M470 742q-46 0-60 22h60z" fill="#14586f"/><rect x="790" y="726" width="270" height="76" rx="34" fill="${paint.fade(['#9c5a33', '#5e321d'])}"/></g>`;
  });

/** The river on the morning of the fog. */
export const fog = () =>
  picture(1440, 900, (paint, throwDice) => {
    const bank = (top, rise, colour, opacity) =>
      `<path d="${hills(throwDice, { width: 1440, height: 900, top, rise, count: 5 })}" fill="${colour}" opacity="${opacity}"/>`;
    const reeds = times(26, () => {
      const x = throwDice(40, 560);
      const height = throwDice(90, 260);
      return `<path d="M${x} 900q${throwDice(-14, 20)} ${-height / 2} ${throwDice(-20, 34)} ${-height}" fill="none" stroke="#2b4a4c" stroke-width="${throwDice(3, 6)}" stroke-linecap="round" opacity=".75"/>`;
    });
    return `<rect width="1440" height="900" fill="${paint.fade(['#dfe8e6', '#c3d4d4', '#93b0b3'])}"/><circle cx="980" cy="250" r="78" fill="#fdf6e4" opacity=".9"/>${bank(430, 50, '#a9c0c0', 0.8)}${bank(520, 40, '#86a5a6', 0.75)}<rect y="560" width="1440" height="340" fill="${paint.fade(['#9dbabb', '#5d8589'])}"/>${ripples(throwDice, { x: 200, width: 1200, top: 590, bottom: 880, count: 24, colour: '#eef5f2', opacity: 0.5 })}<ellipse cx="640" cy="552" rx="1000" ry="120" fill="${paint.glow('#f1f5f2', 1)}"/><g transform="translate(910 470)" fill="none" stroke="#2b4a4c" stroke-linecap="round" stroke-linejoin="round"><path d="M0 190v90M22 190v90" stroke-width="6"/><path d="M-46 150Q-10 110 40 150Q70 172 8 196Q-40 200-46 150z" fill="#3e6164" stroke="none"/><path d="M-30 140Q-64 80-30 40T-52-22" stroke-width="13"/><path d="M-54-24l-58 10" stroke-width="7"/></g>${reeds}`;
  });

/** A drawer of type: each letter a small block. */
export const typeCase = () =>
  picture(1440, 1080, (paint, throwDice) => {
    const metals = ['#8b8f91', '#a7aaa9', '#74797c', '#bdb8ab'];
    const box = (n) => {
      const column = n % 6;
      const row = Math.floor(n / 6);
      const [x, y] = [70 + column * 220, 66 + row * 240];
      const blocks = times(14, () => {
        const [left, top] = [x + throwDice(14, 150), y + throwDice(14, 158)];
        return `<g transform="rotate(${throwDice(-40, 40)} ${left + 20} ${top + 20})"><rect x="${left + 4}" y="${top + 6}" width="34" height="42" rx="4" fill="#20140d" opacity=".4"/><rect x="${left}" y="${top}" width="34" height="42" rx="4" fill="${metals[Math.floor(throwDice(0, 4))]}"/><rect x="${left + 7}" y="${top + 7}" width="20" height="20" rx="9" fill="none" stroke="#34383a" stroke-width="4"/></g>`;
      });
      return `<rect x="${x}" y="${y}" width="200" height="220" rx="6" fill="${paint.fade(['#4a2f1f', '#6b4630'])}"/>${blocks}`;
    };
    return `<rect width="1440" height="1080" fill="${paint.fade(['#b07a4c', '#8a5a36'], 12)}"/>${times(24, box)}`;
  });

/** The same bridge by night, for the autumn edition. */
export const bridgeByNight = () =>
  picture(1440, 1080, (paint, throwDice) => {
    const stars = times(
      70,
      () =>
        `<circle cx="${throwDice(0, 1440)}" cy="${throwDice(0, 520)}" r="${throwDice(1, 3.4)}" fill="#fdf2d6" opacity="${throwDice(0.3, 0.9)}"/>`,
    );
    return `<rect width="1440" height="1080" fill="${paint.fade(['#0e1c2a', '#18364a', '#2d5866'])}"/>${stars}<circle cx="360" cy="260" r="330" fill="${paint.glow('#f3e3b8', 0.5)}"/><circle cx="360" cy="260" r="92" fill="#f4e7c4"/><path d="${hills(throwDice, { width: 1440, height: 760, top: 590, rise: 60, count: 5 })}" fill="#10303c"/><rect y="740" width="1440" height="340" fill="${paint.fade(['#12404b', '#07222b'])}"/><g transform="translate(0 500) scale(2.25 1.75)">${bridge('#081a20')}</g>${ripples(throwDice, { x: 180, width: 420, top: 770, bottom: 1060, count: 34, colour: '#f4e7c4', opacity: 0.6 })}${ripples(throwDice, { x: 40, width: 1360, top: 780, bottom: 1060, count: 20, colour: '#6fb0ae', opacity: 0.4 })}`;
  });
