import { readFileSync } from 'node:fs';

/** The JSON of a recorded answer; paths begin below `test`. Everything that runs targets runs in the project's folder. */
export const fixture = (path: string): unknown => JSON.parse(readFileSync(`test/${path}`, 'utf8'));

/** The text of a file; paths begin below `test`. */
export const fixtureText = (path: string): string => readFileSync(`test/${path}`, 'utf8');
