import { sql, type Kysely, type Migration } from 'kysely';

/** The types that SQLite and PostgreSQL name differently. */
export interface Dialect {
  readonly bytes: 'blob' | 'bytea';
}

/** Every table as the first release has it. */
export const start = ({ bytes }: Dialect): Migration => ({
  async up(database: Kysely<unknown>): Promise<void> {
    const { schema } = database;
    await schema
      .createTable('account')
      .addColumn('id', 'text', (column) => column.primaryKey())
      .addColumn('username', 'text', (column) => column.notNull().unique())
      .addColumn('name', 'text', (column) => column.notNull())
      .addColumn('bio', 'text', (column) => column.notNull())
      .addColumn('fields', 'text', (column) => column.notNull())
      .addColumn('website', 'text')
      .addColumn('avatar_id', 'text')
      .addColumn('banner_id', 'text')
      .addColumn('followers', 'bigint', (column) => column.notNull().defaultTo(0))
      .addColumn('created_at', 'bigint', (column) => column.notNull())
      .addColumn('updated_at', 'bigint', (column) => column.notNull())
      .addColumn('deleted_at', 'bigint')
      .execute();
    await schema
      .createTable('picture')
      .addColumn('id', 'text', (column) => column.primaryKey())
      .addColumn('width', 'integer', (column) => column.notNull())
      .addColumn('height', 'integer', (column) => column.notNull())
      .addColumn('full', sql.raw(bytes), (column) => column.notNull())
      .addColumn('preview', sql.raw(bytes), (column) => column.notNull())
      .addColumn('preview_width', 'integer', (column) => column.notNull())
      .addColumn('created_at', 'bigint', (column) => column.notNull())
      .execute();
    await schema
      .createTable('account_picture')
      .addColumn('account_id', 'text', (column) => column.notNull().references('account.id').onDelete('cascade'))
      .addColumn('picture_id', 'text', (column) => column.notNull().references('picture.id'))
      .addPrimaryKeyConstraint('account_picture_pk', ['account_id', 'picture_id'])
      .execute();
    await schema.createIndex('account_picture_by_picture').on('account_picture').column('picture_id').execute();
    await schema
      .createTable('post')
      .addColumn('id', 'text', (column) => column.primaryKey())
      .addColumn('account_id', 'text', (column) => column.notNull().references('account.id').onDelete('cascade'))
      .addColumn('title', 'text')
      .addColumn('text', 'text', (column) => column.notNull())
      .addColumn('format', 'text', (column) => column.notNull())
      .addColumn('pictures', 'text', (column) => column.notNull())
      .addColumn('card', 'text')
      .addColumn('tags', 'text', (column) => column.notNull())
      .addColumn('language', 'text')
      .addColumn('content_warning', 'text')
      .addColumn('pinned', 'integer', (column) => column.notNull())
      .addColumn('publish_at', 'bigint', (column) => column.notNull())
      .addColumn('created_at', 'bigint', (column) => column.notNull())
      .addColumn('updated_at', 'bigint')
      .execute();
    await schema.createIndex('post_by_time').on('post').columns(['account_id', 'publish_at', 'id']).execute();
    await schema
      .createTable('publisher_token')
      .addColumn('id', 'text', (column) => column.primaryKey())
      .addColumn('hash', 'text', (column) => column.notNull().unique())
      .addColumn('label', 'text', (column) => column.notNull())
      .addColumn('created_at', 'bigint', (column) => column.notNull())
      .addColumn('revoked_at', 'bigint')
      .addColumn('account_id', 'text', (column) => column.references('account.id').onDelete('cascade'))
      .execute();
    await schema
      .createTable('idempotent')
      .addColumn('token_id', 'text', (column) => column.notNull().references('publisher_token.id').onDelete('cascade'))
      .addColumn('key', 'text', (column) => column.notNull())
      .addColumn('request_hash', 'text', (column) => column.notNull())
      .addColumn('status', 'integer')
      .addColumn('headers', 'text')
      .addColumn('body', 'text')
      .addColumn('created_at', 'bigint', (column) => column.notNull())
      .addPrimaryKeyConstraint('idempotent_pk', ['token_id', 'key'])
      .execute();
    await schema.createIndex('idempotent_by_time').on('idempotent').column('created_at').execute();
    await schema
      .createTable('viewer')
      .addColumn('id', 'text', (column) => column.primaryKey())
      .addColumn('issuer', 'text', (column) => column.notNull())
      .addColumn('subject', 'text', (column) => column.notNull())
      .addColumn('name', 'text')
      .addColumn('following', 'integer', (column) => column.notNull().defaultTo(0))
      .addColumn('created_at', 'bigint', (column) => column.notNull())
      .addUniqueConstraint('viewer_by_subject', ['issuer', 'subject'])
      .execute();
    await schema
      .createTable('session')
      .addColumn('hash', 'text', (column) => column.primaryKey())
      .addColumn('viewer_id', 'text', (column) => column.notNull().references('viewer.id').onDelete('cascade'))
      .addColumn('created_at', 'bigint', (column) => column.notNull())
      .addColumn('expires_at', 'bigint', (column) => column.notNull())
      .execute();
    await schema.createIndex('session_by_expiry').on('session').column('expires_at').execute();
    await schema
      .createTable('sign_in')
      .addColumn('hash', 'text', (column) => column.primaryKey())
      .addColumn('provider', 'text', (column) => column.notNull())
      .addColumn('nonce', 'text', (column) => column.notNull())
      .addColumn('code_verifier', 'text', (column) => column.notNull())
      .addColumn('browser_hash', 'text', (column) => column.notNull())
      .addColumn('return_to', 'text', (column) => column.notNull())
      .addColumn('kept', 'text')
      .addColumn('ticket_id', 'text')
      .addColumn('expires_at', 'bigint', (column) => column.notNull())
      .execute();
    await schema.createIndex('sign_in_by_expiry').on('sign_in').column('expires_at').execute();
    await schema
      .createTable('grant')
      .addColumn('id', 'text', (column) => column.primaryKey())
      .addColumn('viewer_id', 'text', (column) => column.notNull().references('viewer.id').onDelete('cascade'))
      .addColumn('origin', 'text', (column) => column.notNull())
      .addColumn('network', 'text', (column) => column.notNull())
      .addColumn('key', 'text', (column) => column.notNull())
      .addColumn('created_at', 'bigint', (column) => column.notNull())
      .addColumn('used_at', 'bigint', (column) => column.notNull())
      .addUniqueConstraint('grant_by_key', ['key', 'origin', 'network'])
      .execute();
    await schema.createIndex('grant_by_viewer').on('grant').columns(['viewer_id', 'created_at']).execute();
    await schema
      .createTable('follow')
      .addColumn('viewer_id', 'text', (column) => column.notNull().references('viewer.id').onDelete('cascade'))
      .addColumn('account_id', 'text', (column) => column.notNull().references('account.id').onDelete('cascade'))
      .addColumn('origin', 'text')
      .addColumn('created_at', 'bigint', (column) => column.notNull())
      .addPrimaryKeyConstraint('follow_pk', ['viewer_id', 'account_id'])
      .execute();
    await schema.createIndex('follow_by_account').on('follow').column('account_id').execute();
    await schema
      .createTable('ticket')
      .addColumn('id', 'text', (column) => column.primaryKey())
      .addColumn('secret_hash', 'text', (column) => column.notNull())
      .addColumn('address', 'text', (column) => column.notNull())
      .addColumn('account_id', 'text', (column) => column.notNull().references('account.id').onDelete('cascade'))
      .addColumn('origin', 'text', (column) => column.notNull())
      .addColumn('key', 'text', (column) => column.notNull())
      .addColumn('return_url', 'text')
      .addColumn('language', 'text')
      .addColumn('state', 'text', (column) => column.notNull())
      .addColumn('code', 'text')
      .addColumn('viewer_id', 'text')
      .addColumn('created_at', 'bigint', (column) => column.notNull())
      .addColumn('expires_at', 'bigint', (column) => column.notNull())
      .execute();
    await schema.createIndex('ticket_by_viewer').on('ticket').columns(['viewer_id', 'expires_at']).execute();
    await schema.createIndex('ticket_by_expiry').on('ticket').column('expires_at').execute();
    await schema.createIndex('ticket_by_key').on('ticket').columns(['key', 'expires_at']).execute();
    await schema
      .createTable('proof')
      .addColumn('hash', 'text', (column) => column.primaryKey())
      .addColumn('expires_at', 'bigint', (column) => column.notNull())
      .execute();
    await schema.createIndex('proof_by_expiry').on('proof').column('expires_at').execute();
    await schema
      .createTable('connector_entry')
      .addColumn('key', 'text', (column) => column.primaryKey())
      .addColumn('value', 'text', (column) => column.notNull())
      .addColumn('expires_at', 'bigint', (column) => column.notNull())
      .execute();
    await schema.createIndex('connector_entry_by_expiry').on('connector_entry').column('expires_at').execute();
    await schema
      .createTable('vault_entry')
      .addColumn('key', 'text', (column) => column.primaryKey())
      .addColumn('sealed', 'text', (column) => column.notNull())
      .addColumn('expires_at', 'bigint')
      .execute();
    await schema.createIndex('vault_entry_by_expiry').on('vault_entry').column('expires_at').execute();
  },
});
