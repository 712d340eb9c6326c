/**
 * What connectors keep between requests, shared by all processes of a gateway: tokens, answers, which events were acted on. An
 * entry that has expired is not there any more. Losing all of it costs requests to the platforms, and nothing else.
 */
export interface SharedStore {
  /** @returns `undefined` where nothing is there. */
  readonly read: (key: string) => Promise<string | undefined>;
  readonly write: (key: string, value: string, ttlMs: number) => Promise<void>;
  /** Writes where nothing is there; of several at once, one does. @returns Whether this one did. */
  readonly claim: (key: string, value: string, ttlMs: number) => Promise<boolean>;
  /** @param value Of another one than this, the entry stays: it is somebody else's by now. @default Any. */
  readonly delete: (key: string, value?: string) => Promise<void>;
  /** Adds one, which is the first where nothing is there; the entry expires `ttlMs` after its first. @returns How many it are now. */
  readonly count: (key: string, ttlMs: number) => Promise<number>;
}
