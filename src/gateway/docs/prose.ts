import { html } from 'hono/html';
import { joined, type Html } from '../pages/language.js';

/** A description as the contract has it: what stands between backticks is code. */
export const prose = (text: string): Html =>
  joined(text.split('`').map((part, index) => (index % 2 === 1 ? html`<code>${part}</code>` : part)));
