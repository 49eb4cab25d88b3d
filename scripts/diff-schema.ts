// Prints the SQL that leads from the migrations to schema.prisma; exit code 2 when there is any.
import { diffToSchema } from '@/prisma/schema-engine';
import { embeddedFactory } from '@/server/database-adapter';
import { serverEnv } from '@/server/env';

const { empty, sql } = await diffToSchema(embeddedFactory(serverEnv().dataDir), 'migrations');
console.log(sql);
process.exit(empty ? 0 : 2);
