import { picture, times } from './drawing.mjs';

const CREAM = ['#f8f2e4', '#eadfc8'];

/** Long fibres, as they lie in a sheet held against the light. */
const fibres = (throwDice, { width, height, count, colour, opacity }) =>
  times(count, () => {
    const [x, y] = [throwDice(0, width), throwDice(0, height)];
    const bend = () => throwDice(-60, 60);
    return `<path d="M${x} ${y}q${bend()} ${bend()} ${bend() * 2} ${bend()}" fill="none" stroke="${colour}" stroke-width="${throwDice(0.8, 2.6)}" stroke-linecap="round" opacity="${opacity * throwDice(0.4, 1)}"/>`;
  });

export const avatar = () =>
  picture(640, 640, (paint, throwDice) => {
    const leaf = `<path d="M174 150h292v340q-74-26-146 0t-146 0z"`;
    return `<rect width="640" height="640" fill="${paint.ball(['#cfe0da', '#84aaa5', '#3f6b6e'], 0.3, 0.28, 0.95)}"/>${leaf} transform="translate(14 18)" fill="#123a40" opacity=".3"/>${leaf} fill="${paint.fade(CREAM, -20)}"/>${fibres(throwDice, { width: 640, height: 640, count: 24, colour: '#b59a6c', opacity: 0.3 })}<path d="M222 250q50-30 98 0t98 0M222 320q50-30 98 0t98 0M222 390q50-30 98 0t98 0" fill="none" stroke="#0b5a61" stroke-width="20" stroke-linecap="round"/>`;
  });

export const banner = () =>
  picture(1500, 500, (paint, throwDice) => {
    const tints = ['#f3e8d2', '#d9e4dc', '#efd9bd', '#c7d9d6', '#f6eee0', '#dccbb0', '#b4cbc7'];
    const sheets = times(9, (n) => {
      const x = -60 + n * 180;
      return `<g transform="rotate(${throwDice(-7, 7)} ${x + 110} 250)"><rect x="${x + 8}" y="${58 + throwDice(-30, 30)}" width="232" height="430" fill="#2b4446" opacity=".22"/><rect x="${x}" y="50" width="232" height="430" fill="${tints[n % tints.length]}"/></g>`;
    });
    return `<rect width="1500" height="500" fill="${paint.fade(['#9db9b3', '#5f8a89'], 60)}"/>${sheets}${fibres(throwDice, { width: 1500, height: 500, count: 90, colour: '#8a7148', opacity: 0.28 })}`;
  });

/** The vat, seen from above, and the mould that goes in. */
export const vat = () =>
  picture(1080, 1080, (paint, throwDice) => {
    const swirls = times(16, (n) => {
      const radius = 70 + n * 26;
      return `<circle cx="${540 + throwDice(-14, 14)}" cy="${540 + throwDice(-14, 14)}" r="${radius}" fill="none" stroke="#fff" stroke-width="${throwDice(2, 9)}" stroke-dasharray="${throwDice(60, 300)} ${throwDice(50, 200)}" stroke-linecap="round" opacity=".5"/>`;
    });
    const wires = times(
      15,
      (n) => `<path d="M${330 + n * 30} 330v420" stroke="#8c8267" stroke-width="2" opacity=".6"/>`,
    );
    return `<rect width="1080" height="1080" fill="${paint.fade(['#5b4636', '#3a2c22'])}"/><circle cx="540" cy="540" r="506" fill="#2c2119"/><circle cx="540" cy="540" r="482" fill="${paint.ball(['#eef3ec', '#cfdcd2', '#93b0ab'])}"/>${swirls}<g transform="rotate(-14 540 540)"><rect x="296" y="296" width="496" height="496" rx="10" fill="#1d2f30" opacity=".25"/><rect x="284" y="284" width="496" height="496" rx="10" fill="#a9764a"/><rect x="320" y="320" width="424" height="424" fill="#f2ecdb"/>${wires}<path d="M284 284l36 36M780 284l-36 36M284 780l36-36M780 780l-36-36" stroke="#6f4a2c" stroke-width="4"/></g>`;
  });

/** Three sheets of the spring edition against a window. */
export const threePapers = () =>
  picture(1440, 960, (paint, throwDice) => {
    const tints = [
      ['#fdf6e6', '#e9dcc0'],
      ['#fbe6d4', '#dcb795'],
      ['#e6efe8', '#a9c3bb'],
    ];
    const sheet = (n) => {
      const x = 96 + n * 432;
      const y = 120 + n * 26;
      return `<rect x="${x + 12}" y="${y + 16}" width="384" height="700" fill="#20302f" opacity=".25"/><rect x="${x}" y="${y}" width="384" height="700" fill="${paint.fade(tints[n], -30)}"/><circle cx="${x + 270}" cy="${y + 200}" r="240" fill="${paint.glow('#ffffff', 0.75)}"/>`;
    };
    return `<rect width="1440" height="960" fill="${paint.fade(['#bcd0cb', '#7f9f9c', '#56787a'])}"/>${times(3, sheet)}${fibres(throwDice, { width: 1440, height: 860, count: 150, colour: '#8d6d40', opacity: 0.4 })}`;
  });

/** Mulberry bark, cut and bundled. */
export const bark = () =>
  picture(1440, 960, (paint, throwDice) => {
    const browns = ['#a77c4f', '#8c643c', '#c49a69', '#6f4d2e', '#b98d5c'];
    const bundle = (n) => {
      const x = 120 + n * 420;
      const strips = times(
        15,
        (k) =>
          `<path d="M${x + k * 22} ${170 + throwDice(-34, 34)}q${throwDice(-16, 16)} 300 ${throwDice(-8, 8)} ${600 + throwDice(-40, 40)}" fill="none" stroke="${browns[k % browns.length]}" stroke-width="20" stroke-linecap="round"/>`,
      );
      return `<g>${strips}<path d="M${x - 24} 440q180 44 356 0v56q-180 44-356 0z" fill="#e9dcc0"/><path d="M${x + 130} 480l34 110M${x + 170} 482l-16 112" stroke="#e9dcc0" stroke-width="12" stroke-linecap="round"/></g>`;
    };
    return `<rect width="1440" height="960" fill="${paint.fade(['#dde5dd', '#a8bab0'], 15)}"/><rect y="700" width="1440" height="260" fill="#4d3c2f" opacity=".25"/>${times(3, bundle)}`;
  });

/** Sheets on the drying wall. */
export const dryingWall = () =>
  picture(1440, 1080, (paint, throwDice) => {
    const sheet = (n) => {
      const [x, y] = [74 + (n % 5) * 264, 70 + Math.floor(n / 5) * 330];
      const lift = throwDice(0, 26);
      return `<path d="M${x + 8} ${y + 12}h226v280h-226z" fill="#3b4c4a" opacity=".25"/><path d="M${x} ${y}h226v${280 - lift}q-14 ${lift} -44 ${lift}h-182z" fill="${paint.fade(CREAM, throwDice(-40, 40))}"/>`;
    };
    return `<rect width="1440" height="1080" fill="${paint.fade(['#8fada7', '#5d817f'], -24)}"/><path d="M0 0L900 0L300 1080H0z" fill="#fff4d8" opacity=".16"/>${times(15, sheet)}`;
  });
