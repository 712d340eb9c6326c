/** The modules that have several networks, or one that is called otherwise. */
const MODULES = { wechat: 'official', line: 'official', qq: 'official' };

/**
 * JavaScript that makes the networks known and sets what holds for the whole page.
 * @param {import('./widget.js').Widget} widget
 * @param {readonly string[]} imports Lines that import the element.
 * @returns {string[]} Lines.
 */
export function setUpLines({ accounts, settings }, imports) {
  const ids = new Set(accounts.map(({ network }) => network));
  if (accounts.length > 1) ids.add('several');
  const byModule = new Map();
  for (const id of ids) {
    const module = MODULES[id] ?? id;
    byModule.set(module, [...(byModule.get(module) ?? []), id]);
  }
  const names = [...(settings.length > 0 ? ['configure'] : []), 'registerNetwork'].join(', ');
  const values = settings.map(([name, value]) => `${name}: ${JSON.stringify(value)}`).join(', ');
  return [
    `import { ${names} } from 'magpie-widgets';`,
    ...imports,
    ...[...byModule].map(
      ([module, found]) => `import { ${found.join(', ')} } from 'magpie-widgets/networks/${module}';`,
    ),
    '',
    ...[...ids].map((id) => `registerNetwork(${id});`),
    ...(values ? [`configure({ ${values} });`] : []),
  ];
}

/** What to run once. @param {string} version */
export const install = (version) => ({
  title: 'Once, in your project',
  code: `npm install magpie-widgets@${version}`,
});
