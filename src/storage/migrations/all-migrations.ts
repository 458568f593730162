// Every migration, oldest first; forward only.
import type { MigrationInterface } from 'typeorm';
import { First0001 } from './0001-first.js';
import { Monitor0002 } from './0002-monitor.js';
import { Faults0003 } from './0003-faults.js';
import { WeekStamps0004 } from './0004-week-stamps.js';
import { Months0005 } from './0005-months.js';

export const allMigrations: (new () => MigrationInterface)[] = [
  First0001,
  Monitor0002,
  Faults0003,
  WeekStamps0004,
  Months0005,
];

/** Name of the newest migration: a database that has it needs no further look. */
export const newestMigration = new Months0005().name;
