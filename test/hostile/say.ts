/** Puts a hostile text into a field of an answer, and counts how often that was done: each place is one more try. */
export interface Say {
  (words: string): string;
  readonly places: () => number;
}

export function sayer(): Say {
  let places = 0;
  const say = (words: string): string => {
    places++;
    return words;
  };
  return Object.assign(say, { places: () => places });
}
