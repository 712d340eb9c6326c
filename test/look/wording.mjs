import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { REFERENCES } from './pictures.mjs';

const fileOf = (state) => `${REFERENCES}/${state}/wording.yml`;

/** What is kept of how a state is read out, as `Stage.wording` gives it. @returns Empty where nothing is. */
export function wordingOf(state) {
  try {
    return readFileSync(fileOf(state), 'utf8');
  } catch (error) {
    if (error.code === 'ENOENT') return '';
    throw error;
  }
}

/** Keeps how a state is read out. @returns Whether that is a change. */
export function acceptWording(state, wording) {
  if (wordingOf(state) === `${wording}\n`) return false;
  mkdirSync(`${REFERENCES}/${state}`, { recursive: true });
  writeFileSync(fileOf(state), `${wording}\n`);
  return true;
}
