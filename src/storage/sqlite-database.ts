// SQLite through better-sqlite3's own handle: prepared statements, and transactions that are one synchronous stretch.
import type BetterSqlite3 from 'better-sqlite3';
import type { DataSource } from 'typeorm';
import type { Database } from './database.js';
import type { Query, Result, Row, Work } from './sql.js';
import { sqliteCheckpoints } from './sqlite-checkpoints.js';
import { sqliteChanges } from './sqlite-changes.js';

type Answer = (query: Query) => Result;

const keptStatements = 200;

/** The driver's handle behind a TypeORM connection. */
export function sqliteHandle(dataSource: DataSource): BetterSqlite3.Database {
  const driver = dataSource.driver as unknown as { databaseConnection: BetterSqlite3.Database };
  return driver.databaseConnection;
}

export function sqliteDatabase(dataSource: DataSource): Database {
  const handle = sqliteHandle(dataSource);
  const answer = answering(handle);
  const changes = sqliteChanges(handle);
  const takeInLog = sqliteCheckpoints(handle);
  return {
    dialect: 'sqlite',
    nowMs: "CAST(unixepoch('subsec') * 1000 AS INTEGER)",
    ask: (query) => attempt(() => answer(query).rows),
    changes: changes.count,
    write: async (work) => {
      const value = inTransaction(handle, 'BEGIN IMMEDIATE', () => drive(work(), answer));
      changes.lookAgain();
      await takeInLog();
      return value;
    },
    read: (work) => attempt(() => inTransaction(handle, 'BEGIN', () => drive(work(), answer))),
  };
}

function attempt<T>(work: () => T): Promise<T> {
  return new Promise((resolve) => {
    resolve(work());
  });
}

function inTransaction<T>(handle: BetterSqlite3.Database, begin: string, work: () => T): T {
  handle.exec(begin);
  try {
    const value = work();
    handle.exec('COMMIT');
    return value;
  } catch (error) {
    if (handle.inTransaction) handle.exec('ROLLBACK');
    throw error;
  }
}

function drive<T>(work: Work<T>, answer: Answer): T {
  let step = work.next();
  while (step.done !== true) step = work.next(answer(step.value));
  return step.value;
}

/** Values go in as arguments: the driver takes those as they are, and looks up each place of an array by its number. */
function answering(handle: BetterSqlite3.Database): Answer {
  const statements = new Map<string, BetterSqlite3.Statement>();
  return ({ text, values, each }) => {
    const statement = statements.get(text) ?? prepare(handle, statements, text);
    if (each !== undefined) return answerEach(statement, each);
    if (!statement.reader) return { rows: [], changes: statement.run(...values).changes };
    const found = statement.all(...values) as Result['rows'];
    return { rows: found, changes: found.length };
  };
}

function answerEach(statement: BetterSqlite3.Statement, each: NonNullable<Query['each']>): Result {
  if (statement.reader) {
    const found: Row[] = [];
    for (const values of each) for (const row of statement.all(...values)) found.push(row as Row);
    return { rows: found, changes: found.length };
  }
  const changesOfEach = each.map((values) => statement.run(...values).changes);
  return { rows: [], changes: changesOfEach.reduce((sum, one) => sum + one, 0), changesOfEach };
}

function prepare(
  handle: BetterSqlite3.Database,
  statements: Map<string, BetterSqlite3.Statement>,
  text: string,
): BetterSqlite3.Statement {
  if (statements.size >= keptStatements) statements.clear();
  const statement = handle.prepare(text);
  if (statement.reader) statement.raw(true);
  statements.set(text, statement);
  return statement;
}
