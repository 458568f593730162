// Reads Slack's answer as an outcome: delivered, later, once more as text, or never on this route.
import type { DeliveryOutcome } from '../notifier.js';
import type { SlackAnswer } from './client.js';

const routeIsDead = new Set([
  'invalid_auth',
  'not_authed',
  'account_inactive',
  'token_revoked',
  'token_expired',
  'org_login_required',
  'missing_scope',
  'no_permission',
  'channel_not_found',
  'channel_is_archived',
  'is_archived',
  'not_in_channel',
  'restricted_action',
  'no_service',
  'no_active_hooks',
  'no_team',
  'team_disabled',
  'invalid_token',
  'action_prohibited',
  'posting_to_general_channel_denied',
]);

const textMayStillPass = new Set([
  'invalid_blocks',
  'invalid_blocks_format',
  'invalid_attachments',
  'invalid_payload',
  'msg_blocks_too_long',
  'msg_too_long',
  'too_many_attachments',
]);

const rateWords = new Set([
  'ratelimited',
  'rate_limited',
  'rollup_error',
  'message_limit_exceeded',
]);
const defaultPauseSeconds = 30;

/** What an answer means for the message and the route. */
export function outcomeOf(answer: SlackAnswer, asPlainText = false): DeliveryOutcome {
  if (answer.error === null) return { kind: 'sent', messageId: answer.messageId, asPlainText };
  if (isTooFast(answer)) {
    const retryAfterSeconds = answer.retryAfterSeconds ?? defaultPauseSeconds;
    return { kind: 'rate_limited', retryAfterSeconds };
  }
  if (isDead(answer)) return { kind: 'permanent', answer: answer.error };
  return { kind: isRefusal(answer) ? 'refused' : 'temporary', answer: answer.error };
}

function isTooFast({ status, error }: SlackAnswer): boolean {
  return status === 429 || rateWords.has(error ?? '');
}

function isDead({ status, error }: SlackAnswer): boolean {
  return [401, 403, 404, 410].includes(status) || routeIsDead.has(error ?? '');
}

/** Blocks not taken; and any other 4xx is about this message too: repeating it unchanged would not help. */
function isRefusal({ status, error }: SlackAnswer): boolean {
  const isOdd = status >= 400 && status < 500 && status !== 408;
  return isOdd || textMayStillPass.has(error ?? '');
}
