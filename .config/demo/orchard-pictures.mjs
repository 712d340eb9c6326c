import { hills, picture, times } from './drawing.mjs';

const COPPER = ['#f0b27a', '#c8703a', '#8b431f'];
const LEAF = ['#8fa35a', '#6c8646', '#4f6b3a'];

const apple = (paint, x, y, size, colours = ['#f3a06a', '#c9442e', '#8f2a22']) =>
  `<g><circle cx="${x}" cy="${y}" r="${size}" fill="${paint.ball(colours, 0.36, 0.32, 0.8)}"/><path d="M${x} ${y - size * 0.8}q${size * 0.1}-${size * 0.5} ${size * 0.4}-${size * 0.6}" fill="none" stroke="#4c321f" stroke-width="${size * 0.13}" stroke-linecap="round"/><path d="M${x + size * 0.1} ${y - size}q${size * 0.5}-${size * 0.5} ${size * 0.9}-${size * 0.1}q-${size * 0.4} ${size * 0.4}-${size * 0.9} ${size * 0.1}z" fill="${LEAF[1]}"/></g>`;

/** A tree of the orchard, its foot at `x`, `y`. */
const tree = (paint, throwDice, x, y, size, fruit = true) => {
  const crown = times(
    6,
    () =>
      `<circle cx="${x + throwDice(-0.32, 0.32) * size}" cy="${y - size * throwDice(0.62, 1.02)}" r="${size * throwDice(0.2, 0.3)}" fill="${LEAF[Math.floor(throwDice(0, 3))]}"/>`,
  );
  const apples = fruit
    ? times(
        9,
        () =>
          `<circle cx="${x + throwDice(-0.42, 0.42) * size}" cy="${y - size * throwDice(0.52, 1.1)}" r="${size * 0.045}" fill="#d1512f"/>`,
      )
    : '';
  return `<path d="M${x - size * 0.05} ${y}q${size * 0.04}-${size * 0.3} 0-${size * 0.62}h${size * 0.1}q-${size * 0.04} ${size * 0.32} 0 ${size * 0.62}z" fill="#5d4230"/>${crown}${apples}`;
};

export const avatar = () =>
  picture(
    640,
    640,
    (paint) =>
      `<rect width="640" height="640" fill="${paint.fade(['#f6ead2', '#e3cfa6'], -30)}"/>${apple(paint, 320, 350, 170, COPPER)}<path d="M232 300q20-70 86-84" fill="none" stroke="#fff" stroke-width="18" stroke-linecap="round" opacity=".5"/>`,
  );

export const banner = () =>
  picture(1500, 500, (paint, throwDice) => {
    const row = (y, size, count) =>
      times(count, (n) => tree(paint, throwDice, 40 + (n * 1440) / (count - 1) + throwDice(-16, 16), y, size));
    return `<rect width="1500" height="500" fill="${paint.fade(['#f3e2bd', '#f0c58d', '#e0a468'])}"/><circle cx="1120" cy="150" r="62" fill="#fdf0cf"/><path d="${hills(throwDice, { width: 1500, height: 500, top: 250, rise: 40, count: 5 })}" fill="#b99a5e"/><path d="M0 320Q750 250 1500 330V500H0z" fill="#8f9b56"/>${row(360, 96, 13)}<path d="M0 390Q750 340 1500 400V500H0z" fill="#75864a"/>${row(486, 170, 9)}`;
  });

/** A crate, full. */
export const crate = () =>
  picture(1440, 960, (paint, throwDice) => {
    const kinds = [undefined, ['#f6d38a', '#d99a3a', '#a3641f'], ['#cfd98a', '#93a848', '#5f7430']];
    const fruit = times(3, (row) =>
      times(9, (n) =>
        apple(
          paint,
          190 + n * 132 + throwDice(-18, 18) - (row % 2) * 50,
          380 + row * 92 + throwDice(-10, 10),
          80 + throwDice(-10, 8),
          kinds[Math.floor(throwDice(0, 3))],
        ),
      ),
    );
    const slats = times(
      3,
      (n) =>
        `<rect x="84" y="${590 + n * 104}" width="1272" height="88" rx="6" fill="${paint.fade(['#c08d58', '#8f6238'], throwDice(-8, 8))}"/>`,
    );
    return `<rect width="1440" height="960" fill="${paint.fade(['#dfe3c8', '#a8b182'])}"/><ellipse cx="720" cy="900" rx="700" ry="50" fill="#3c3f24" opacity=".35"/><rect x="100" y="400" width="1240" height="300" fill="#3d2817"/>${fruit}${slats}<rect x="84" y="560" width="60" height="330" fill="#7a512c"/><rect x="1296" y="560" width="60" height="330" fill="#7a512c"/>`;
  });

/** The copper still. */
export const still = () =>
  picture(1080, 1350, (paint, throwDice) => {
    const copper = paint.fade(COPPER, 90);
    const rivets = times(15, (n) => `<circle cx="${262 + n * 40}" cy="900" r="7" fill="#6f3517"/>`);
    const bricks = times(
      40,
      (n) =>
        `<rect x="${(n % 8) * 140 - (Math.floor(n / 8) % 2) * 70}" y="${1050 + Math.floor(n / 8) * 62}" width="132" height="54" rx="4" fill="${['#7d4a38', '#6b3d2e', '#8a5643'][Math.floor(throwDice(0, 3))]}"/>`,
    );
    return `<rect width="1080" height="1350" fill="${paint.fade(['#ece0c7', '#cbb48b'])}"/>${bricks}<path d="M214 1060q-30-220 130-300h396q160 80 130 300z" fill="${copper}"/><path d="M344 764q40-190 140-220h116q100 30 140 220z" fill="${copper}"/><path d="M484 548q0-120 60-170q90-70 240-20q150 50 164 230v420" fill="none" stroke="${paint.fade(['#e8a468', '#9b5227'])}" stroke-width="54" stroke-linecap="round"/>${rivets}<path d="M290 1000q-8-120 70-190" fill="none" stroke="#ffe6c4" stroke-width="22" stroke-linecap="round" opacity=".6"/><ellipse cx="542" cy="764" rx="200" ry="20" fill="#7b3b1a" opacity=".5"/>`;
  });

/** Bottles of three years. */
export const bottles = () =>
  picture(1440, 960, (paint) => {
    const ciders = [
      ['#f5d488', '#d79b35'],
      ['#eeb46a', '#b8692a'],
      ['#e58f5f', '#99401f'],
      ['#f0c878', '#c5822e'],
      ['#dfe0a0', '#a9a748'],
    ];
    const bottle = (n) => {
      const x = 140 + n * 245;
      return `<ellipse cx="${x + 92}" cy="806" rx="120" ry="18" fill="#2a1c12" opacity=".35"/><path d="M${x + 66} 150h52v150q66 60 66 150v356h-184V450q0-90 66-150z" fill="#3c4a34" opacity=".35"/><path d="M${x + 8} 470q4-70 60-140h48q56 70 60 140v328h-168z" fill="${paint.fade(ciders[n], 20)}"/><rect x="${x + 14}" y="540" width="156" height="170" fill="#f7efdc"/><circle cx="${x + 92}" cy="606" r="34" fill="${paint.fade(COPPER)}"/><path d="M${x + 48} 670h88" stroke="#8b431f" stroke-width="7"/><rect x="${x + 60}" y="126" width="64" height="56" rx="8" fill="#8b431f"/><path d="M${x + 30} 480v280" stroke="#fff" stroke-width="10" stroke-linecap="round" opacity=".4"/>`;
    };
    return `<rect width="1440" height="960" fill="${paint.fade(['#efe3c6', '#d9bf8e'])}"/><rect y="790" width="1440" height="170" fill="${paint.fade(['#8d6240', '#5c3d26'])}"/><circle cx="720" cy="300" r="640" fill="${paint.glow('#fff7df', 0.7)}"/>${times(5, bottle)}`;
  });

/** The old pruning hook, and what it was cleaned with. */
export const pruningHook = () =>
  picture(1440, 1080, (paint) => {
    const planks = times(
      5,
      (n) =>
        `<rect y="${n * 218}" width="1440" height="212" fill="${paint.fade(
          [
            ['#a9784c', '#99693f'],
            ['#9c6c42', '#b08054'],
            ['#8f6139', '#a57448'],
          ][n % 3],
          90,
        )}"/>`,
    );
    const blade = 'M300 640Q250 300 600 240Q820 214 900 380Q760 320 640 380Q500 450 470 640z';
    return `<rect width="1440" height="1080" fill="#6b4629"/>${planks}<g transform="rotate(-12 600 600)"><path d="${blade}" transform="translate(16 22)" fill="#2a180c" opacity=".4"/><path d="${blade}" fill="${paint.fade(['#e9edee', '#9aa5a8', '#5f6a6d'], -40)}"/><path d="M640 380Q760 320 900 380" fill="none" stroke="#fff" stroke-width="7" opacity=".8"/><rect x="304" y="630" width="162" height="60" rx="8" fill="${paint.fade(COPPER, 90)}"/><path d="M316 690h138l20 300q-90 60-178 0z" fill="${paint.fade(['#7a4a28', '#4b2a15'], 90)}"/></g><path d="M960 660q120-90 300-20q80 120-40 220q-180 60-280-40q-60-90 20-160z" fill="${paint.fade(['#e8dfc9', '#bfae8c'])}"/><path d="M1010 720q90-40 190 20M1000 790q110 30 200-10" fill="none" stroke="#8f7d5a" stroke-width="6" stroke-linecap="round"/><circle cx="1150" cy="330" r="96" fill="${paint.ball(COPPER, 0.35, 0.3)}"/><circle cx="1150" cy="330" r="66" fill="#3a2a18"/><circle cx="1150" cy="330" r="66" fill="${paint.glow('#d9a13a', 0.8)}"/>`;
  });

/** May: a branch in flower. */
export const blossom = () =>
  picture(1440, 960, (paint, throwDice) => {
    const flower = (x, y, size) =>
      `<g>${times(5, (n) => `<ellipse cx="${x}" cy="${y - size * 0.62}" rx="${size * 0.42}" ry="${size * 0.6}" fill="${n % 2 ? '#fff6f2' : '#fbe3df'}" transform="rotate(${n * 72} ${x} ${y})"/>`)}<circle cx="${x}" cy="${y}" r="${size * 0.24}" fill="#e7b04f"/></g>`;
    const flowers = times(17, (n, part) =>
      flower(80 + part * 1280, 640 - part * 380 + Math.sin(part * 7) * 60 + throwDice(-70, 70), throwDice(44, 82)),
    );
    const leaves = times(
      14,
      (n, part) =>
        `<path transform="rotate(${throwDice(-80, 40)} ${120 + part * 1200} ${640 - part * 380})" d="M${120 + part * 1200} ${640 - part * 380}q40-50 110-10q-50 46-110 10z" fill="${LEAF[n % 3]}"/>`,
    );
    return `<rect width="1440" height="960" fill="${paint.fade(['#cfe3ea', '#e6efe6', '#f4ecd6'])}"/><path d="M-20 700Q340 640 620 520T1460 210" fill="none" stroke="#5d4230" stroke-width="30" stroke-linecap="round"/><path d="M520 560Q640 660 780 690M900 400Q980 300 1010 180" fill="none" stroke="#5d4230" stroke-width="16" stroke-linecap="round"/>${leaves}${flowers}`;
  });
