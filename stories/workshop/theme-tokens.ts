/** A colour has one value a scheme; hex, as `<input type="color">` speaks. */
export interface ColourToken {
  readonly name: string;
  readonly about: string;
  readonly light: string;
  readonly dark: string;
}

/** What of the elements is coloured, with what stands where a page sets nothing. */
export const COLOURS: readonly ColourToken[] = [
  { name: 'accent', about: 'Links, filled buttons, the focus ring', light: '#0b57d0', dark: '#a8c7fa' },
  { name: 'surface', about: 'The background of cards, feeds and dialogs', light: '#ffffff', dark: '#1a1b1e' },
  { name: 'sunk', about: 'Fields that wait for content', light: '#f4f5f7', dark: '#232529' },
  { name: 'text', about: 'Text', light: '#1b1c1f', dark: '#e6e7eb' },
  { name: 'quiet', about: 'Secondary text', light: '#5a5f69', dark: '#a4a9b4' },
  { name: 'line', about: 'Hairlines', light: '#e8e8e9', dark: '#35363a' },
];

/** What a visitor of the workshop has chosen; a name that is missing stays as it is by default. */
export interface Theme {
  readonly colours: Readonly<Record<string, { readonly light: string; readonly dark: string }>>;
  /** In em. */
  readonly radius: number | undefined;
  /** A `font-family`, for the page around the elements: they take over its own. */
  readonly font: string;
}

export const PLAIN: Theme = { colours: {}, radius: undefined, font: '' };

const TAGS = ['magpie-follow-button', 'magpie-account-card', 'magpie-post-feed'];

/** The theme as a rule for a page's own style sheet; a word in its place where nothing was changed. */
export function toCss({ colours, radius, font }: Theme): string {
  const lines = Object.entries(colours).map(
    ([name, { light, dark }]) => `--magpie-${name}: ${light === dark ? light : `light-dark(${light}, ${dark})`};`,
  );
  if (radius !== undefined) lines.push(`--magpie-radius: ${radius}em;`);
  if (font) lines.push(`font-family: ${font};`);
  return lines.length === 0
    ? '/* Nothing changed yet. */'
    : `${TAGS.join(',\n')} {\n${lines.map((line) => `  ${line}\n`).join('')}}`;
}
