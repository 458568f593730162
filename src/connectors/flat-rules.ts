// The rules the flat rows of a source are read by, from what its configuration says of dates, scales and gaps.
import { z } from 'zod';
import { checkedText, oneOrMore } from '../config/schema-parts.js';
import type { Instant } from '../domain/clock.js';
import type { Access } from './connector.js';
import { ratingScales } from './flat-ratings.js';
import type { FlatRules } from './flat-row.js';
import { formatFaults } from './instant-format.js';
import { createInstantParser } from './instant-parser.js';

const datesRefusal =
  'a date format; write one such as MM/DD/YYYY, DD-MM-YYYY HH:mm or YYYY.MM.DD hh:mm:ss A';
const scaleSchema = z.enum(ratingScales);

/** `dates`, `scales` and `missing`: how the values of a flat source are written. */
export const writingShape = {
  /** How dates are written, where that can be meant in two ways. */
  dates: oneOrMore(
    checkedText(datesRefusal, (format) => formatFaults(format).length === 0),
  ).prefault([]),
  scales: z
    .strictObject({
      csat: scaleSchema.optional(),
      nps: scaleSchema.optional(),
      ces: scaleSchema.optional(),
    })
    .prefault({}),
  /** Texts that stand for "nothing", such as "?" or "n/a". */
  missing: oneOrMore(
    checkedText('a text that stands for nothing; write it in quotes', () => true),
  ).prefault([]),
};

type Writing = z.output<z.ZodObject<typeof writingShape>>;

/** The rules every row of a source is read by; ends after `endsBy` lie in the future. */
export function flatRulesOf(access: Access<Writing>, endsBy: Instant): FlatRules {
  const { dates, missing, scales } = access.config;
  return {
    parseInstant: createInstantParser(access.source.timezone, dates),
    missing: new Set(missing),
    scales,
    endsBy,
    mapChannel: (raw) => access.mapChannel(raw),
    hashCustomer: (address) => access.hashCustomer(address),
  };
}
