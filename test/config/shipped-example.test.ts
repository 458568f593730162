import { readFileSync } from 'node:fs';
import { loadConfiguration } from '../../src/config/load-configuration.js';
import { connectorSchemas, connectors } from '../../src/connectors/registry.js';
import { scratchFolder } from '../support/scratch-folder.js';

const shipped = readFileSync('config/unison.yaml', 'utf8');
const env = { SLACK_BOT_TOKEN: 'a', SLACK_SIGNING_SECRET: 'b', SLACK_WEBHOOK: 'c' };

/** The example with the comment marks of one block taken off, from the line that begins it to the next empty line. */
function uncommented(text: string, begins: string): string {
  const lines = text.split('\n');
  const from = lines.findIndex((line) => line.trim().startsWith(begins));
  const until = lines.findIndex((line, index) => index > from && line.trim() === '');
  const strip = (line: string): string => line.replace(/^(\s*)# /, '$1');
  return lines
    .map((line, index) => (index >= from && index < until ? strip(line) : line))
    .join('\n');
}

describe('config/unison.yaml', () => {
  it('starts as it stands, with no sources', () => {
    const configuration = loadConfiguration({
      path: 'config/unison.yaml',
      env: {},
      connectorSchemas,
    });
    expect(configuration.sources).toEqual([]);
    expect(configuration.channels.map(({ id }) => id)).toEqual([
      ...['phone', 'twitter', 'email', 'web', 'app'],
    ]);
  });

  it('starts with everything it keeps in comments', () => {
    const folder = scratchFolder();
    folder.write('data/pseudonym.key', 'key');
    const blocks = ['# shop:', '# contacts:', '# alerts:', '# pseudonymKey:', '# clock: {'];
    const whole = blocks
      .reduce(uncommented, `${shipped}\n\n`)
      .replace('retention: {}', 'retention:')
      .replaceAll(/^# {3}(interactions|rollups|skipped):/gm, '  $1:');
    const path = folder.write('config/unison.yaml', whole);
    const configuration = loadConfiguration({ path, env, connectorSchemas });
    folder.remove();
    expect(configuration.sources.map(({ connector }) => connector)).toEqual(['file', 'push']);
    expect(configuration.routes.map(({ name }) => name)).toEqual(['billing team', 'operators']);
    expect(configuration.calendars.map(({ id }) => id)).toEqual(['office', 'shop']);
    expect(configuration.retention.interactions).toBe(13 * 2_629_800);
    expect(configuration.clock).not.toBeNull();
  });

  it('shows every connector there is, each with keys it starts with', () => {
    const folder = scratchFolder();
    const path = folder.write('config/unison.yaml', uncommented(shipped, '# posts:'));
    const named = [...shipped.matchAll(/env: (\w+)/g)].map(([, name]) => [name, 'a secret']);
    const secrets = Object.fromEntries(named) as Record<string, string>;
    const configuration = loadConfiguration({ path, env: secrets, connectorSchemas });
    folder.remove();
    const shown = new Set(['file', 'push', ...configuration.sources.map((one) => one.connector)]);
    expect(connectors.map(({ id }) => id).filter((id) => !shown.has(id))).toEqual([]);
  });

  it('names every key there is', () => {
    const keys =
      'timezone calendars channels topics promises sources alerts detection clock pseudonymKey allowHosts retention';
    for (const key of keys.split(' ')) expect(shipped).toMatch(new RegExp(`^(# )?${key}:`, 'm'));
  });
});
