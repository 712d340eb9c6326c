import { hills, picture, ripples, times } from './drawing.mjs';

const NIGHT = ['#0b1826', '#14303f', '#1f4a52'];
const REDS = ['#d8452f', '#e56a34', '#c93a3e', '#ee9440'];

/** A paper lantern that hangs from `x`, `y`; `size` is its width. */
function lantern(paint, x, y, size, colour = REDS[0]) {
  const [w, h] = [size, size * 0.86];
  const ribs = times(
    3,
    (n) =>
      `<ellipse cx="${x}" cy="${y + h / 2}" rx="${w * (0.12 + 0.14 * n)}" ry="${h / 2}" fill="none" stroke="#6b1a1c" stroke-opacity=".35" stroke-width="${size / 60}"/>`,
  );
  return `<circle cx="${x}" cy="${y + h / 2}" r="${size * 1.5}" fill="${paint.glow(colour, 0.5)}"/><path d="M${x} ${y - size * 0.4}v${size * 0.4}" stroke="#2a1416" stroke-width="${size / 40}"/><ellipse cx="${x}" cy="${y + h / 2}" rx="${w / 2}" ry="${h / 2}" fill="${paint.ball(['#ffe7a4', '#f7a54c', colour], 0.5, 0.55, 0.62)}"/>${ribs}<rect x="${x - w * 0.17}" y="${y - h * 0.05}" width="${w * 0.34}" height="${h * 0.1}" rx="${h * 0.03}" fill="#5a2a1c"/><rect x="${x - w * 0.17}" y="${y + h * 0.95}" width="${w * 0.34}" height="${h * 0.1}" rx="${h * 0.03}" fill="#5a2a1c"/><path d="M${x - w * 0.06} ${y + h * 1.05}v${h * 0.3}M${x} ${y + h * 1.05}v${h * 0.38}M${x + w * 0.06} ${y + h * 1.05}v${h * 0.3}" stroke="#f3b24f" stroke-width="${size / 36}" stroke-linecap="round"/>`;
}

const string = (from, to, sag, width) =>
  `<path d="M0 ${from}Q${width / 2} ${sag} ${width} ${to}" fill="none" stroke="#0a1117" stroke-width="5"/>`;

export const avatar = () =>
  picture(
    640,
    640,
    (paint) =>
      `<rect width="640" height="640" fill="${paint.ball(['#cfe7d3', '#74ab93', '#2f6658', '#163f3c'], 0.55, 0.32, 0.85)}"/>${lantern(paint, 320, 214, 244)}`,
  );

export const banner = () =>
  picture(1500, 500, (paint, throwDice) => {
    const row = times(11, (n) =>
      lantern(
        paint,
        60 + n * 138,
        96 + Math.sin((n / 10) * Math.PI) * 74 + throwDice(-8, 8),
        62 + throwDice(-8, 14),
        REDS[n % 4],
      ),
    );
    return `<rect width="1500" height="500" fill="${paint.fade(NIGHT)}"/><path d="${hills(throwDice, { width: 1500, height: 380, top: 300, rise: 30, count: 6 })}" fill="#0c2029"/><rect y="360" width="1500" height="140" fill="${paint.fade(['#123540', '#071a22'])}"/>${string(70, 70, 190, 1500)}${row}${ripples(throwDice, { x: 40, width: 1420, top: 372, bottom: 492, count: 70, colour: '#f6a14d', opacity: 0.6 })}`;
  });

/** Friday on the river: lanterns above, their light below. */
export const lanternsOnTheRiver = () =>
  picture(1440, 1080, (paint, throwDice) => {
    const upper = times(5, (n) =>
      lantern(paint, 150 + n * 285, 210 + Math.sin((n / 4) * Math.PI) * 90, 150, REDS[n % 4]),
    );
    const floating = times(9, () => {
      const depth = throwDice();
      const size = 26 + 60 * depth;
      const [x, y] = [throwDice(60, 1380), 700 + depth * 300];
      return `<circle cx="${x}" cy="${y}" r="${size * 1.8}" fill="${paint.glow('#ffb65c', 0.55)}"/><path d="M${x - size / 2} ${y + size * 0.35}h${size}l${-size * 0.16} ${size * 0.2}h${-size * 0.68}z" fill="#4a2418"/><rect x="${x - size * 0.36}" y="${y - size * 0.4}" width="${size * 0.72}" height="${size * 0.76}" rx="${size * 0.08}" fill="${paint.fade(['#fff0bd', '#f59b42'])}"/>`;
    });
    return `<rect width="1440" height="1080" fill="${paint.fade(NIGHT)}"/><path d="${hills(throwDice, { width: 1440, height: 660, top: 560, rise: 40, count: 5 })}" fill="#0c2029"/><rect y="640" width="1440" height="440" fill="${paint.fade(['#17414a', '#061820'])}"/>${ripples(throwDice, { x: 0, width: 1440, top: 660, bottom: 1060, count: 90, colour: '#f6a14d', opacity: 0.5 })}${string(170, 170, 330, 1440)}${upper}${floating}`;
  });

/** Stalls along the quay. */
export const stalls = () =>
  picture(1440, 960, (paint, throwDice) => {
    const awnings = [
      ['#c43d34', '#f0d9b5'],
      ['#1f6b66', '#e9e1c9'],
      ['#d98a2e', '#f6ead0'],
      ['#7c2f4a', '#eed6c6'],
    ];
    const stall = (n) => {
      const [x, [dark, light]] = [40 + n * 348, awnings[n]];
      const stripes = times(
        6,
        (k) => `<path d="M${x + k * 52} 380h52l8 96q-34 30-68 0z" fill="${k % 2 ? light : dark}"/>`,
      );
      const goods = times(
        6,
        (k) => `<circle cx="${x + 44 + k * 46}" cy="${690 - throwDice(0, 8)}" r="20" fill="${REDS[(k + n) % 4]}"/>`,
      );
      return `<rect x="${x + 6}" y="440" width="300" height="270" fill="${paint.fade(['#5b3320', '#2c1a14'])}"/><circle cx="${x + 156}" cy="560" r="190" fill="${paint.glow('#ffc873', 0.8)}"/>${goods}<rect x="${x - 6}" y="704" width="324" height="120" fill="${paint.fade(['#7a5031', '#4a2e1c'])}"/><path d="M${x + 8} 380v440M${x + 304} 380v440" stroke="#2b1a12" stroke-width="12"/>${stripes}${lantern(paint, x + 156, 300, 58, REDS[n])}`;
    };
    return `<rect width="1440" height="960" fill="${paint.fade(['#0d1b2b', '#1d3a49', '#3a4a4d'])}"/><rect y="800" width="1440" height="160" fill="${paint.fade(['#3d3a38', '#1d1b1c'])}"/>${string(260, 260, 296, 1440)}${times(4, stall)}${ripples(throwDice, { x: 0, width: 1440, top: 830, bottom: 950, count: 30, colour: '#f2a65a', opacity: 0.3 })}`;
  });

/** A bowl of soup on a counter. */
export const soup = () =>
  picture(1080, 1080, (paint, throwDice) => {
    const leaves = times(14, () => {
      const [angle, reach] = [throwDice(0, 6.28), throwDice(30, 210)];
      return `<ellipse cx="${540 + Math.cos(angle) * reach}" cy="${560 + Math.sin(angle) * reach}" rx="${throwDice(10, 22)}" ry="9" fill="#5f8f4a" transform="rotate(${throwDice(0, 180)} ${540 + Math.cos(angle) * reach} ${560 + Math.sin(angle) * reach})"/>`;
    });
    const dumpling = (x, y, turn) =>
      `<g transform="rotate(${turn} ${x} ${y})"><path d="M${x - 92} ${y + 22}q92-128 184 0q-92 46-184 0z" fill="${paint.fade(['#fbf1dc', '#dfc59b'])}"/><path d="M${x - 58} ${y - 20}q14 14 26-6q14 14 30-4q14 14 30 2q12 10 26 8" fill="none" stroke="#c3a473" stroke-width="5" stroke-linecap="round"/></g>`;
    return `<rect width="1080" height="1080" fill="${paint.fade(['#3b2117', '#20120e'], 30)}"/><circle cx="556" cy="590" r="400" fill="#000" opacity=".35"/><circle cx="540" cy="560" r="400" fill="${paint.ball(['#2f6e78', '#184852'], 0.4, 0.35)}"/><circle cx="540" cy="560" r="348" fill="#f3ead6"/><circle cx="540" cy="560" r="312" fill="${paint.ball(['#f2b35c', '#c9762d'], 0.45, 0.4)}"/>${dumpling(470, 500, -18)}${dumpling(640, 580, 26)}${dumpling(480, 690, 8)}${leaves}<path d="M760 60L460 470M820 86L520 500" stroke="#8a4b2a" stroke-width="17" stroke-linecap="round"/>`;
  });

/** Bamboo hoops and red paper: a lantern on the bench. */
export const workshop = () =>
  picture(1080, 1350, (paint) => {
    const hoops = times(11, (n, part) => {
      const y = 330 + part * 560;
      const reach = Math.sqrt(1 - (2 * part - 1) ** 2 * 0.86) * 330;
      return `<ellipse cx="540" cy="${y}" rx="${reach}" ry="${30 + reach * 0.08}" fill="none" stroke="#c79a5b" stroke-width="9"/>`;
    });
    return `<rect width="1080" height="1350" fill="${paint.fade(['#2a3a3a', '#1a2526'])}"/><rect y="1010" width="1080" height="340" fill="${paint.fade(['#8a5a38', '#5a3722'])}"/><circle cx="540" cy="600" r="560" fill="${paint.glow('#ffcf87', 0.75)}"/><path d="M540 316q-300 60-330 292t330 294z" fill="${paint.fade(['#e8603b', '#b9302c'], 90)}" opacity=".92"/>${hoops}<path d="M540 210v110" stroke="#c79a5b" stroke-width="9"/><ellipse cx="540" cy="1000" rx="330" ry="40" fill="#1b0f0a" opacity=".35"/><rect x="700" y="1060" width="300" height="26" rx="13" fill="#d9b27a" transform="rotate(-8 700 1060)"/><rect x="120" y="1110" width="250" height="120" fill="#d8452f" transform="rotate(6 120 1110)"/>`;
  });

/** Sparks over the water, for the post behind a content warning. */
export const sparks = () =>
  picture(1440, 960, (paint, throwDice) => {
    const burst = (x, y, reach, colour) =>
      `<circle cx="${x}" cy="${y}" r="${reach * 1.2}" fill="${paint.glow(colour, 0.5)}"/>${times(40, (n) => {
        const angle = (n / 40) * 2 * Math.PI;
        const [from, to] = [reach * throwDice(0.15, 0.4), reach * throwDice(0.7, 1)];
        return `<path d="M${x + Math.cos(angle) * from} ${y + Math.sin(angle) * from}L${x + Math.cos(angle) * to} ${y + Math.sin(angle) * to}" stroke="${colour}" stroke-width="${throwDice(2, 5)}" stroke-linecap="round" opacity="${throwDice(0.5, 1)}"/>`;
      })}`;
    return `<rect width="1440" height="960" fill="${paint.fade(['#070d18', '#12202f', '#1d3a45'])}"/>${burst(460, 300, 240, '#ffd28a')}${burst(980, 240, 190, '#f0745a')}${burst(760, 440, 130, '#9fe0d0')}<path d="${hills(throwDice, { width: 1440, height: 700, top: 640, rise: 30, count: 6 })}" fill="#081319"/><rect y="690" width="1440" height="270" fill="${paint.fade(['#123039', '#050f15'])}"/>${ripples(throwDice, { x: 0, width: 1440, top: 705, bottom: 950, count: 60, colour: '#ffd28a', opacity: 0.5 })}`;
  });
