/** What a file in `targets/` exports: one parser, and what must hold whatever it is given. */
export interface Target {
  /** Throws, or rejects, where something does not hold that must. What a parser may throw of its own is caught here. */
  readonly fuzz: (input: Uint8Array) => unknown;
  /** Inputs to begin with; what was found since lies in `seeds/`. */
  readonly starts: () => readonly (string | Uint8Array)[];
  /** Puts a part, repeated to so many characters, where it costs the parser most. @default The repeated part alone. */
  readonly large?: (repeated: string) => string | Uint8Array;
}
