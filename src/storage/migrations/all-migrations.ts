// Every migration, oldest first; forward only.
import type { MigrationInterface } from 'typeorm';
import { First0001 } from './0001-first.js';

export const allMigrations: (new () => MigrationInterface)[] = [First0001];

/** Name of the newest migration: a database that has it needs no further look. */
export const newestMigration = new First0001().name;
