import { html, render, type TemplateResult } from 'lit';
import { contrast } from '../../test/support/contrast.js';
import { COLOURS, PLAIN, toCss, type ColourToken, type Theme } from './theme-tokens.js';

type Scheme = 'light' | 'dark';

const SCHEMES = ['light', 'dark'] as const;

/** WCAG AA for text. */
const ENOUGH = 4.5;

const FONTS = ['', 'Georgia, serif', 'ui-rounded, sans-serif', 'ui-monospace, monospace'];

/**
 * A page where tokens are set and seen at once in both schemes, and taken along as CSS.
 * @param sample The elements that show it, drawn once for each scheme.
 */
export function themeEditor(sample: () => TemplateResult): HTMLElement {
  const place = document.createElement('div');
  const sheet = new CSSStyleSheet();
  document.adoptedStyleSheets.push(sheet);
  let theme: Theme = PLAIN;
  let said = '';

  const valueOf = ({ name, ...standard }: ColourToken, scheme: Scheme): string =>
    (theme.colours[name] ?? standard)[scheme];
  const change = (next: Theme): void => {
    theme = next;
    said = '';
    draw();
  };
  const setColour = (token: ColourToken, scheme: Scheme, value: string): void =>
    change({
      ...theme,
      colours: {
        ...theme.colours,
        [token.name]: { light: valueOf(token, 'light'), dark: valueOf(token, 'dark'), [scheme]: value },
      },
    });
  const copy = async (): Promise<void> => {
    try {
      await navigator.clipboard.writeText(toCss(theme));
      said = 'Copied.';
    } catch {
      said = 'This browser does not let the page copy: select the text instead.';
    }
    draw();
  };

  const colour = (token: ColourToken): TemplateResult =>
    html`<tr>
      <th scope="row"><code>--magpie-${token.name}</code><small>${token.about}</small></th>
      ${SCHEMES.map((scheme) => {
        const value = valueOf(token, scheme);
        const surface = valueOf(
          COLOURS.find(({ name }) => name === 'surface')!,
          scheme,
        );
        const ratio = contrast(value, surface);
        const isText = token.name === 'text' || token.name === 'quiet';
        return html`<td>
          <input
            type="color"
            aria-label="${token.name}, ${scheme}"
            .value=${value}
            @input=${({ target }: Event) => setColour(token, scheme, (target as HTMLInputElement).value)}
          />
          ${isText ? html`<small>${ratio.toFixed(1)} : 1${ratio < ENOUGH ? ', too faint to read' : ''}</small>` : ''}
        </td>`;
      })}
    </tr>`;

  const draw = (): void => {
    sheet.replaceSync(`.theme-sample { ${toCss(theme)} }`);
    render(
      html`<div class="theme-editor">
        <form class="theme-form" @submit=${(event: Event) => event.preventDefault()}>
          <table>
            <thead>
              <tr>
                <th scope="col">Token</th>
                ${SCHEMES.map((scheme) => html`<th scope="col">${scheme === 'light' ? 'Light' : 'Dark'}</th>`)}
              </tr>
            </thead>
            <tbody>
              ${COLOURS.map(colour)}
            </tbody>
          </table>
          <label>
            <code>--magpie-radius</code>
            <input
              type="range"
              min="0"
              max="2"
              step="0.125"
              .value=${String(theme.radius ?? 0.875)}
              @input=${({ target }: Event) => change({ ...theme, radius: Number((target as HTMLInputElement).value) })}
            />
            ${theme.radius ?? 0.875} em
          </label>
          <label>
            The page’s font
            <select @change=${({ target }: Event) => change({ ...theme, font: (target as HTMLSelectElement).value })}>
              ${FONTS.map((font) => html`<option value=${font}>${font || 'as it is'}</option>`)}
            </select>
          </label>
          <label class="theme-css">
            For your style sheet
            <textarea readonly rows="10" .value=${toCss(theme)}></textarea>
          </label>
          <p>
            <button type="button" @click=${copy}>Copy the CSS</button>
            <button type="button" @click=${() => change(PLAIN)}>Begin anew</button>
            <span role="status">${said}</span>
          </p>
        </form>
        ${SCHEMES.map((scheme) => html`<div class="theme-sample" data-scheme=${scheme}>${sample()}</div>`)}
      </div>`,
      place,
    );
  };
  draw();
  return place;
}
