/** The table of docs/architecture.md ("who may know whom") is this configuration. */
const rooms = {
  domain: [],
  statistics: [],
  comparison: ['domain', 'statistics'],
  config: ['domain'],
  connectors: ['domain', 'config'],
  storage: ['domain', 'config', 'statistics'],
  ingestion: ['domain', 'config', 'connectors', 'storage'],
  detection: ['domain', 'config', 'statistics', 'comparison', 'storage'],
  report: ['domain', 'config', 'statistics', 'comparison', 'storage'],
  alerts: ['domain', 'config', 'storage', 'report'],
  monitor: ['domain', 'config', 'storage', 'ingestion', 'detection', 'alerts'],
  api: ['domain', 'config', 'storage', 'report', 'ingestion'],
  web: ['domain', 'config', 'storage', 'report'],
};

const roomRules = Object.entries(rooms).map(([room, allowed]) => ({
  name: `${room}-knows-only-its-neighbours`,
  severity: 'error',
  from: { path: `^src/${room}/` },
  to: { path: '^src/', pathNot: [room, ...allowed].map((name) => `^src/${name}/`) },
}));

const wired = '\\.(module|service|controller|store|entity|guard|filter|dto|schedule)\\.tsx?$';

module.exports = {
  forbidden: [
    ...roomRules,
    { name: 'no-cycles', severity: 'error', from: {}, to: { circular: true } },
    {
      name: 'sql-only-in-storage',
      severity: 'error',
      from: { path: '^src/', pathNot: '^src/storage/' },
      to: { path: 'node_modules/(typeorm|better-sqlite3|pg|pg-copy-streams|@nestjs/typeorm)/' },
    },
    {
      name: 'vendors-are-strangers',
      severity: 'error',
      from: { path: '^src/connectors/([^/]+)/' },
      to: { path: '^src/connectors/([^/]+)/', pathNot: '^src/connectors/$1/' },
    },
    {
      name: 'notifiers-are-strangers',
      severity: 'error',
      from: { path: '^src/alerts/([^/]+)/' },
      to: { path: '^src/alerts/([^/]+)/', pathNot: '^src/alerts/$1/' },
    },
    {
      name: 'plain-files-never-import-wired-ones',
      severity: 'error',
      from: {
        path: '^src/',
        pathNot: [
          wired,
          '^src/(main|cli|report-worker)\\.ts$',
          '^src/cli/',
          '^src/storage/create-stores\\.ts$',
        ],
      },
      to: { path: wired, dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'pure-floors-are-pure',
      severity: 'error',
      from: { path: '^src/(domain|statistics|comparison)/' },
      to: { path: 'node_modules/(@nestjs|typeorm|axios|fastify|better-sqlite3|pg)/' },
    },
    {
      name: 'no-orphans',
      comment:
        'statistics are also held against reference values that no room needs yet; assets are read by browsers',
      severity: 'error',
      from: { orphan: true, path: '^src/', pathNot: ['^src/statistics/', '^src/web/assets/'] },
      to: {},
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      extensions: ['.ts', '.tsx', '.js'],
      conditionNames: ['import', 'node', 'default', 'types'],
    },
  },
};
