import type { ColumnType } from 'kysely';

/** Milliseconds since 1970. */
type Time = number;
/** JSON as text, so that SQLite and PostgreSQL hold the same. */
type Json = string;
/** 0 or 1: SQLite has no booleans. */
type Flag = 0 | 1;
/** Set when the row is made, and never again. */
type Fixed<T> = ColumnType<T, T, never>;

/** Every table. Ids are 128 random bits, base64url, but where the comment says otherwise. */
export interface Database {
  account: AccountTable;
  account_picture: AccountPictureTable;
  connector_entry: ConnectorEntryTable;
  follow: FollowTable;
  grant: GrantTable;
  idempotent: IdempotentTable;
  picture: PictureTable;
  post: PostTable;
  proof: ProofTable;
  publisher_token: PublisherTokenTable;
  session: SessionTable;
  sign_in: SignInTable;
  ticket: TicketTable;
  vault_entry: VaultEntryTable;
  viewer: ViewerTable;
  widget_build: WidgetBuildTable;
  widget_file: WidgetFileTable;
}

export interface AccountTable {
  id: Fixed<string>;
  /** What comes after `magpie:`; of any other account the whole address, `wechat:river`. Unique, also among deleted accounts. */
  username: Fixed<string>;
  name: string;
  /** As its publisher wrote it. */
  bio: string;
  /** `{label, value}[]`. */
  fields: Json;
  website: string | null;
  avatar_id: string | null;
  banner_id: string | null;
  /** Kept in the transaction that adds or takes away a `follow`. */
  followers: number;
  created_at: Fixed<Time>;
  updated_at: Time;
  deleted_at: Time | null;
}

/** What connectors remember and share between processes. */
interface ConnectorEntryTable {
  key: Fixed<string>;
  value: string;
  expires_at: Time;
}

/** Which account a picture was uploaded to; equal pictures are stored once. */
interface AccountPictureTable {
  account_id: Fixed<string>;
  picture_id: Fixed<string>;
}

export interface PictureTable {
  /** Of what it holds: the first 32 characters of its SHA-256, base64url. */
  id: Fixed<string>;
  width: Fixed<number>;
  height: Fixed<number>;
  /** WebP, at most 2,048 pixels either way. */
  full: Fixed<Buffer>;
  /** WebP, at most 640 pixels either way. */
  preview: Fixed<Buffer>;
  preview_width: Fixed<number>;
  created_at: Fixed<Time>;
}

export interface PostTable {
  /** Sorts by when it was made: 48 bits of milliseconds and 80 random bits, 26 characters (ULID). */
  id: Fixed<string>;
  account_id: Fixed<string>;
  title: string | null;
  text: string;
  format: 'plain' | 'markdown';
  /** `{id, alt}[]`. */
  pictures: Json;
  /** `LinkCardDraft`. */
  card: Json | null;
  /** Text list. */
  tags: Json;
  language: string | null;
  content_warning: string | null;
  pinned: Flag;
  publish_at: Time;
  created_at: Fixed<Time>;
  updated_at: Time | null;
}

interface PublisherTokenTable {
  /** 128 random bits, hex: operators type it, and a first `-` would be an option. */
  id: Fixed<string>;
  /** SHA-256 of the token, hex. */
  hash: Fixed<string>;
  /** What the operator calls it. */
  label: Fixed<string>;
  created_at: Fixed<Time>;
  revoked_at: Time | null;
  /** The account it publishes for; `null`: it may make accounts, and publish for those it made and for all others. */
  account_id: Fixed<string | null>;
}

interface IdempotentTable {
  token_id: Fixed<string>;
  key: Fixed<string>;
  /** SHA-256 of method, path and body, hex. */
  request_hash: Fixed<string>;
  /** `null` while the first request is still being worked on. */
  status: number | null;
  headers: Json | null;
  body: string | null;
  created_at: Fixed<Time>;
}

/** Somebody who has signed in. */
export interface ViewerTable {
  id: Fixed<string>;
  /** Issuer and subject of their provider; unique together. On an open network the issuer has its name in front: `mastodon:https://social.example`. */
  issuer: Fixed<string>;
  subject: Fixed<string>;
  /** For their own eyes, on the gateway's pages. */
  name: string | null;
  /** How many accounts they follow; kept in the transaction that adds or takes away a `follow`. */
  following: number;
  created_at: Fixed<Time>;
}

/** A viewer's browser at the gateway itself. */
interface SessionTable {
  /** SHA-256 of the cookie's value, hex. */
  hash: Fixed<string>;
  viewer_id: Fixed<string>;
  created_at: Fixed<Time>;
  expires_at: Time;
}

/** A sign-in that is under way at a provider. */
interface SignInTable {
  /** SHA-256 of `state`, hex. */
  hash: Fixed<string>;
  /** Id of a provider, the address of an official account, or an open network. */
  provider: Fixed<string>;
  /** Empty where `kept` has what is needed of it. */
  nonce: Fixed<string>;
  code_verifier: Fixed<string>;
  /** SHA-256 of the cookie of the browser that began it, hex. */
  browser_hash: Fixed<string>;
  /** Path on the gateway. */
  return_to: Fixed<string>;
  /** What an open network has to know when the visitor comes back, sealed. `null`: it is of no open network. */
  kept: Fixed<string | null>;
  /** The ticket that it ends: the viewer has said yes to that before. `null`: it ends none. */
  ticket_id: Fixed<string | null>;
  expires_at: Fixed<Time>;
}

/** A viewer has allowed a site to know and to end what they follow. */
export interface GrantTable {
  id: Fixed<string>;
  viewer_id: string;
  origin: Fixed<string>;
  /** Of the accounts that it is about, as `realmOf` has it: people are somebody else on each platform, and on WeChat to each account. */
  network: Fixed<string>;
  /** Thumbprint (RFC 7638) of the page’s key; unique together with `origin` and `network`. */
  key: Fixed<string>;
  created_at: Time;
  used_at: Time;
}

interface FollowTable {
  viewer_id: Fixed<string>;
  account_id: Fixed<string>;
  /** Where it was asked for; `null`: on the gateway's own pages. */
  origin: Fixed<string | null>;
  created_at: Fixed<Time>;
}

export type TicketState = 'pending' | 'scanned' | 'following' | 'requested' | 'declined' | 'expired';

export interface TicketTable {
  id: Fixed<string>;
  /** SHA-256 of the secret, hex. */
  secret_hash: Fixed<string>;
  /** As the page has asked: `qq:river` also where that follows the Magpie account `account_id`. */
  address: Fixed<string>;
  account_id: Fixed<string>;
  origin: Fixed<string>;
  /** Thumbprint of the asking page's key. */
  key: Fixed<string>;
  return_url: Fixed<string | null>;
  language: Fixed<string | null>;
  /** `expired` is not stored: it follows from `expires_at`. */
  state: Exclude<TicketState, 'expired'>;
  code: 'denied' | 'follow-limit' | null;
  /** Who has followed by it; while it is open, who has signed in on the platform and is waited for there. */
  viewer_id: string | null;
  created_at: Fixed<Time>;
  expires_at: Time;
}

/** What open networks have given the gateway for its viewers: tokens, registrations, keys. */
interface VaultEntryTable {
  key: Fixed<string>;
  /** As `Keys.seal` makes it. */
  sealed: string;
  /** `null`: until it is deleted. */
  expires_at: Time | null;
}

/** Proofs that were used, so that none is used twice. */
interface ProofTable {
  /** SHA-256 of key thumbprint and `jti`, hex. */
  hash: Fixed<string>;
  expires_at: Fixed<Time>;
}

/** The built widgets of each version that has run here. */
interface WidgetBuildTable {
  version: Fixed<string>;
  /** SHA-256 of what all of its files are called and hold, hex. */
  hash: string;
  kept_at: Time;
}

/** One of their files. */
interface WidgetFileTable {
  version: Fixed<string>;
  /** In the folder of the build: `magpie.js`. */
  path: Fixed<string>;
  content: Fixed<Buffer>;
  /** How `content` is compressed, as `Content-Encoding` says it. `null`: not at all. */
  coding: Fixed<'br' | null>;
}
