import { sql } from 'kysely';
import type { DatabaseConfig } from '../config/gateway-config.js';
import { reasonOf, StartError } from '../config/start-error.js';
import { openDatabase, type OpenDatabase } from './open-database.js';

/** Opens a database that answers. @throws {StartError} It does not. */
export async function reachDatabase(config: DatabaseConfig): Promise<OpenDatabase> {
  let opened: OpenDatabase | undefined;
  try {
    opened = openDatabase(config);
    await sql`select 1`.execute(opened.database);
    return opened;
  } catch (error) {
    await opened?.database.destroy();
    throw new StartError(obstacleOf(config, reasonOf(error)), error);
  }
}

function obstacleOf(config: DatabaseConfig, reason: string): string {
  return config.kind === 'sqlite'
    ? `the database ${config.file} cannot be opened (${reason}). Expected: with --data FILE, or “data” in the configuration file, a database of this gateway, or a new file in a folder that is there and may be written to.`
    : `the database does not answer (${reason}). Expected: in DATABASE_URL a PostgreSQL server that runs and that this machine reaches, and a user, password and database that it knows.`;
}
