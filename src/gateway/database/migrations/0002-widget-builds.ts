import { sql, type Kysely, type Migration } from 'kysely';
import type { Dialect } from './0001-start.js';

/** The built widgets of every version that has run, for pages that go on naming it. */
export const widgetBuilds = ({ bytes }: Dialect): Migration => ({
  async up(database: Kysely<unknown>): Promise<void> {
    const { schema } = database;
    await schema
      .createTable('widget_build')
      .addColumn('version', 'text', (column) => column.primaryKey())
      .addColumn('hash', 'text', (column) => column.notNull())
      .addColumn('kept_at', 'bigint', (column) => column.notNull())
      .execute();
    await schema
      .createTable('widget_file')
      .addColumn('version', 'text', (column) => column.notNull().references('widget_build.version').onDelete('cascade'))
      .addColumn('path', 'text', (column) => column.notNull())
      .addColumn('content', sql.raw(bytes), (column) => column.notNull())
      .addColumn('coding', 'text')
      .addPrimaryKeyConstraint('widget_file_pk', ['version', 'path'])
      .execute();
    await schema.createIndex('widget_file_by_path').on('widget_file').column('path').execute();
  },
});
