import { getWebTypesData } from 'custom-element-jet-brains-integration';
import { getVsCodeCssCustomData, getVsCodeHtmlCustomData } from 'custom-element-vs-code-integration';
import { grouped } from './grouped.mjs';

/** The elements share tokens and names of parts, and each editor offers a name once, with all that is said of it. */
function once(items) {
  return grouped(items, ({ name }) => name).map(([, same]) => ({
    ...same[0],
    description: [...new Set(same.map(({ description }) => description))].join('\n\n'),
  }));
}

const options = { descriptionSrc: 'summary', hideMethodDocs: true, hideLogs: true };

/** What editors read, by path: VS Code's custom data and the web-types of JetBrains. */
export function editorFiles({ manifest }) {
  // The libraries write into what they are given.
  const own = () => structuredClone(manifest);
  const html = JSON.parse(getVsCodeHtmlCustomData(own(), options));
  const css = JSON.parse(getVsCodeCssCustomData(own(), options));
  const webTypes = JSON.parse(getWebTypesData(own(), { ...options, packageJson: false }));
  // No value is written by leaving the attribute out.
  for (const attribute of html.tags.flatMap(({ attributes }) => attributes)) {
    attribute.values = attribute.values.filter(({ name }) => name !== "''");
  }
  css.properties = once(css.properties);
  css.pseudoElements = once(css.pseudoElements);
  const { css: styles } = webTypes.contributions;
  styles.properties = once(styles.properties);
  styles['pseudo-elements'] = once(styles['pseudo-elements']);
  return Object.fromEntries(
    Object.entries({
      'dist/vscode.html-custom-data.json': html,
      'dist/vscode.css-custom-data.json': css,
      'dist/web-types.json': webTypes,
    }).map(([path, data]) => [path, JSON.stringify(data)]),
  );
}
