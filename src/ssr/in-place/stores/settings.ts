import type { Settings } from '../../../stores/settings.js';
import { currentPage } from '../../page.js';

/** The settings of the rendering, in place of a page's. */
export const $settings = {
  get: (): Settings => currentPage().settings,
  /** They are what they are for as long as it takes. */
  listen: () => (): void => {},
};
