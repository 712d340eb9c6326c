import type { OpenNetworkIo } from '../open-network-io.js';

/** Where the parts of the network are that all of it shares. Origins; https, or http on this machine. */
export interface BlueskyServers {
  /** Reads what is public. @default 'https://public.api.bsky.app' */
  readonly appViewUrl: string;
  /** Says what a DID stands for. @default 'https://plc.directory' */
  readonly plcUrl: string;
}

/** The outside world as what follows on Bluesky sees it. */
export interface BlueskyIo extends OpenNetworkIo, BlueskyServers {}
