/** What a push is answered with, and how OpenAPI describes both. */
import { neededPushFields, pushFields } from '../ingestion/push-fields.js';
import { pushFates, type PushedRow } from '../ingestion/pushed-rows.js';

export interface PushAnswer {
  readonly stored: number;
  readonly updated: number;
  /** Told before, or older than what is stored. */
  readonly unchanged: number;
  readonly refused: number;
  readonly leftOut: number;
  readonly data: readonly PushedRow[];
  readonly next: null;
}

export function pushAnswer(data: readonly PushedRow[]): PushAnswer {
  const count = (...fates: readonly PushedRow['fate'][]): number =>
    data.filter(({ fate }) => fates.includes(fate)).length;
  return {
    stored: count('stored'),
    updated: count('updated'),
    unchanged: count('unchanged', 'older'),
    refused: count('refused'),
    leftOut: count('left_out'),
    data,
    next: null,
  };
}

const text = { type: 'string' };
const schemaOf = {
  text,
  address: { ...text, description: 'Stored only as a keyed hash.' },
  instant: {
    ...text,
    description: 'An instant; without an offset in the time zone of the source.',
  },
  count: { type: 'integer', minimum: 0 },
  rating: { type: 'number' },
  yesNo: { type: 'boolean' },
};

/** A row as it is sent. */
export const rowSchema = {
  type: 'object',
  required: [...neededPushFields],
  additionalProperties: false,
  properties: Object.fromEntries(
    Object.entries(pushFields).map(([field, kind]) => [field, schemaOf[kind]]),
  ),
};

const whole = { type: 'integer', minimum: 0 };
const answeredRow = {
  type: 'object',
  required: ['row', 'id', 'fate', 'reason'],
  properties: {
    row: { type: 'integer', minimum: 1, description: 'Its place in the push.' },
    id: { ...text, nullable: true },
    fate: { ...text, enum: [...pushFates] },
    reason: { ...text, nullable: true, description: 'Why it was refused or left out.' },
  },
};

export const answerSchema = {
  type: 'object',
  required: ['stored', 'updated', 'unchanged', 'refused', 'leftOut', 'data', 'next'],
  properties: {
    ...{ stored: whole, updated: whole, unchanged: whole, refused: whole, leftOut: whole },
    data: { type: 'array', items: answeredRow },
    next: { ...text, nullable: true },
  },
};
