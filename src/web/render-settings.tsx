// The configuration in force, who holds a key, frozen reports and what was done: to read, since the file is the truth.
import type { Configuration } from '../config/configuration.js';
import type { StoredAuditEntry } from '../storage/audit.store.js';
import type { StoredKey } from '../storage/key.store.js';
import { documentHtml } from './frame/document.js';
import { pageOf, type Named, type Page, type PageOptions } from './frame/page.js';
import { PlainTable } from './frame/plain-table.js';
import { Section } from './frame/section.js';
import { FrozenList } from './sister/frozen-list.js';
import { settingsFacts } from './view/settings-facts.js';

export interface SettingsPage {
  readonly names: Named;
  readonly configuration: Configuration;
  readonly keys: readonly StoredKey[];
  readonly audit: readonly StoredAuditEntry[];
  /** Ids of living frozen reports. */
  readonly frozen: readonly string[];
}

/** The page `/settings`. */
export function renderSettings(shown: SettingsPage, options: PageOptions): string {
  const page = pageOf(shown.names, { path: '/settings', ...options });
  return documentHtml({
    page,
    title: page.say('nav.settings'),
    current: '/settings',
    subtitle: page.say('settings.note'),
    children: (
      <>
        {settingsFacts(shown.configuration).map(({ group, facts }) => (
          <Facts key={group} page={page} group={group} facts={facts} />
        ))}
        <Keys page={page} keys={shown.keys} />
        <FrozenList page={page} ids={shown.frozen} />
        <Audit page={page} entries={shown.audit} />
      </>
    ),
  });
}

type Group = ReturnType<typeof settingsFacts>[number];

function Facts({ page, group, facts }: { page: Page } & Group) {
  const title = page.say(`settings.${group}`);
  if (facts.length === 0) return null;
  return (
    <Section id={group} title={title}>
      <dl class="facts">
        {facts.map(({ name, text }) => (
          <div key={name}>
            <dt>
              <code>{name}</code>
            </dt>
            <dd>{text}</dd>
          </div>
        ))}
      </dl>
    </Section>
  );
}

function Keys({ page, keys }: { page: Page; keys: readonly StoredKey[] }) {
  const { say, write } = page;
  const title = say('settings.keys');
  const time = (at: number | null): string =>
    at === null ? say('unit.unknown') : write.fullTime(at);
  return (
    <Section id="keys" title={title}>
      {keys.length === 0 ? (
        <p>{say('settings.noKeys')}</p>
      ) : (
        <PlainTable
          caption={title}
          rows={keys}
          keyOf={({ id }) => id}
          columns={[
            { head: say('settings.name'), of: ({ name, id }) => `${name} (${id})` },
            { head: say('settings.scopes'), of: ({ scopes }) => scopes.join(', ') },
            { head: say('settings.made'), of: ({ createdAt }) => time(createdAt) },
            { head: say('settings.used'), of: ({ lastUsedAt }) => time(lastUsedAt) },
            { head: say('settings.ends'), of: (key) => time(key.revokedAt ?? key.expiresAt) },
          ]}
        />
      )}
    </Section>
  );
}

function Audit({ page, entries }: { page: Page; entries: readonly StoredAuditEntry[] }) {
  const { say, write } = page;
  const title = say('settings.audit');
  return (
    <Section id="audit" title={title}>
      {entries.length === 0 ? (
        <p>{say('note.none')}</p>
      ) : (
        <PlainTable
          caption={title}
          rows={entries}
          keyOf={({ id }) => String(id)}
          columns={[
            { head: say('head.when'), of: ({ at }) => write.fullTime(at) },
            { head: say('settings.who'), of: ({ actor }) => actor },
            { head: say('settings.did'), of: ({ action }) => <code>{action}</code> },
            { head: say('settings.what'), of: ({ subject }) => subject ?? '' },
          ]}
        />
      )}
    </Section>
  );
}
