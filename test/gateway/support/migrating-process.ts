import { readFileSync } from 'node:fs';
import type { DatabaseConfig } from '../../../src/gateway/config/gateway-config.js';
import { checkDatabase, migrate } from '../../../src/gateway/database/migrate.js';
import { openDatabase } from '../../../src/gateway/database/open-database.js';

// Says when it is ready, and goes when its standard input ends: many of these then go at the same moment.
const config = JSON.parse(process.argv[2] ?? '') as DatabaseConfig;
process.stdout.write('ready\n');
readFileSync(0);
const { database } = openDatabase(config);
await migrate(database, config);
await checkDatabase(database);
await database.destroy();
