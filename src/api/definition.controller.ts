import { BadRequestException, Controller, Get, Query } from '@nestjs/common';
import { definitionHash } from '../domain/definition-hash.js';
import { catalogue, definitionId, type MetricDefinition } from '../domain/metric.js';
import { AuditStore } from '../storage/audit.store.js';
import type { StoredAuditEntry } from '../storage/audit.store.js';
import { DefinitionStore } from '../storage/definition.store.js';
import type { StoredDefinition } from '../storage/definition.store.js';
import { ruleChange } from '../storage/record-rules.js';
import { Access } from './access.guard.js';

/** What every figure means, since when, and who changed the rules around it. */
@Controller('api/v1')
@Access('read')
export class DefinitionController {
  constructor(
    private readonly stored: DefinitionStore,
    private readonly audit: AuditStore,
  ) {}

  /** Definitions in force and of the past; `changes`: calendars, promises and mappings, newest first. */
  @Get('definitions')
  async definitions(@Query() params: Record<string, string>): Promise<unknown> {
    const unknown = Object.keys(params)[0];
    if (unknown !== undefined)
      throw new BadRequestException(`${unknown}: this list takes no parameters.`);
    const known = await this.stored.list();
    const changes = await this.audit.of(ruleChange);
    const inForce = catalogue.map((metric) => rowOf(metric, known));
    return { data: [...inForce, ...past(known)], next: null, changes: changes.map(changeOf) };
  }
}

function rowOf(metric: MetricDefinition, known: readonly StoredDefinition[]): unknown {
  const since = known.find(({ id, version }) => id === metric.id && version === metric.version);
  return {
    ...metric,
    definition: definitionId(metric),
    hash: definitionHash(metric),
    registeredAt: instantOrNull(since?.registeredAt),
    isInForce: true,
  };
}

/** Versions that stored snapshots may still speak of. */
function past(known: readonly StoredDefinition[]): readonly unknown[] {
  const current = new Set(catalogue.map(definitionId));
  return known
    .map((one) => ({ ...one, definition: `${one.id}@${one.version}` }))
    .filter(({ definition }) => !current.has(definition))
    .map((one) => ({ ...one, registeredAt: instantOrNull(one.registeredAt), isInForce: false }));
}

function changeOf({ at, actor, subject, detail }: StoredAuditEntry): unknown {
  return { at: instantOrNull(at), by: actor, what: subject, ...(detail as object) };
}

function instantOrNull(at: number | undefined): string | null {
  return at === undefined ? null : new Date(at).toISOString();
}
