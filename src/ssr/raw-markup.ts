import type { TemplateResult } from 'lit';

/** A template result without values, as Lit's `html` makes them. */
const HTML = 1;

/** Markup that was put together here, as a value of a template. @param markup Holds nothing that was not escaped. */
export function rawMarkup(markup: string): TemplateResult {
  const strings = Object.assign([markup], { raw: [markup] });
  return { _$litType$: HTML, strings, values: [] };
}
