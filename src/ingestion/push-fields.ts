/** The fields a pushed row can have, for whoever describes the route. */
import { flatFields, type FieldKind } from '../connectors/flat-fields.js';

/** Every field with the kind of value it holds. */
export const pushFields: Readonly<Record<string, FieldKind>> = flatFields;

/** Without these a row is no contact. */
export const neededPushFields = ['id', 'channel', 'openedAt'] as const;
