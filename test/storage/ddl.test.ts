import { DataSource } from 'typeorm';
import { allTables } from '../../src/storage/tables/all-tables.js';
it('prints', async () => {
  const ds = new DataSource({ type: 'better-sqlite3', database: ':memory:', entities: allTables('sqlite') });
  await ds.initialize();
  const log = await ds.driver.createSchemaBuilder().log();
  require('fs').writeFileSync('/tmp/ddl-sqlite.sql', log.upQueries.map((q) => q.query).join(';\n'));
  const start = performance.now();
  await ds.destroy();
});
