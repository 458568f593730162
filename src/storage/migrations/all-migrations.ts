// Every migration, oldest first; forward only.
import type { MigrationInterface } from 'typeorm';
import { First0001 } from './0001-first.js';
import { Monitor0002 } from './0002-monitor.js';

export const allMigrations: (new () => MigrationInterface)[] = [First0001, Monitor0002];

/** Name of the newest migration: a database that has it needs no further look. */
export const newestMigration = new Monitor0002().name;
