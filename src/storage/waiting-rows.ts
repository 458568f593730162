// Which rows hold a wait that has not ended: the only unsettled figures that the monitor looks at.

/**
 * In SQL, word for word the condition of the index `interaction_waiting`. 1 and 2 are the bits of `firstResponseAt` and
 * `resolvedAt` in the mask of what a source can say; a bot's answer not yet proven keeps a wait open too.
 */
export const isWaiting =
  'next_settles_at IS NOT NULL AND (bot_silence_until IS NOT NULL' +
  ' OR (first_response_at IS NULL AND abandoned_at IS NULL AND (measurable & 1) <> 0)' +
  ' OR (resolved_at IS NULL AND (measurable & 2) <> 0))';
