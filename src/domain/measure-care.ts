// Shares about how people were treated: nobody came, gave up, passed on, told wrong.
import type { Interaction } from './interaction.js';
import {
  isHumanWaitMeasured,
  isRefused,
  isShortAbandon,
  maps,
  plain,
  tellRipe,
  yesOrNo,
} from './measure-population.js';
import type { Subject } from './measure-population.js';

const unanswered = plain('unanswered');
const abandonment = plain('abandonment');
const transferred = plain('transferred');
const answerCorrect = plain('answer_correct');

/** No human reply within seven days of opening. Abandons count, short ones stay out. */
export function measureUnanswered(subject: Subject): void {
  const { interaction, rules } = subject;
  if (!isHumanWaitMeasured(interaction) || isShortAbandon(interaction)) return;
  const { openedAt, firstResponseAt } = interaction;
  const isYes = firstResponseAt === null || firstResponseAt > openedAt + rules.ripeSeconds * 1000;
  tellRipe(subject, unanswered, openedAt, isYes);
}

/** Gave up before a person answered. Only where a queue exists. */
export function measureAbandonment(subject: Subject): void {
  const { interaction, asOf, rules, sink } = subject;
  if (!isOffered(subject) || isShortAbandon(interaction)) return;
  const settledBy = interaction.openedAt + rules.limits.first_response * 1000;
  if (interaction.end === 'abandoned') sink.share(abandonment, 'yes', 0);
  else if (isPastQueue(interaction)) sink.share(abandonment, 'no', 0);
  else sink.share(abandonment, asOf >= settledBy ? 'no' : 'pending', settledBy);
}

function isOffered({ interaction, rules }: Subject): boolean {
  if (interaction.isSettledByBot || !maps(interaction, 'abandonedAt')) return false;
  if (isRefused(interaction, 'abandonedAt', interaction.abandonedAt)) return false;
  const kind = rules.kindOf?.(interaction.channel) ?? 'voice';
  return kind === 'voice' || kind === 'chat';
}

/** Answered, over otherwise, or from a source that tells nothing but abandons. */
function isPastQueue(interaction: Interaction): boolean {
  if (interaction.firstResponseAt !== null || interaction.end !== 'open') return true;
  return !maps(interaction, 'firstResponseAt') && !maps(interaction, 'resolvedAt');
}

/** Moved to another person or team after the first human reply, of those answered. */
export function measureTransfer({ interaction, sink }: Subject): void {
  if (interaction.transfers === null || !maps(interaction, 'transfers')) return;
  if (isAnswered(interaction)) sink.share(transferred, yesOrNo(interaction.transfers > 0), 0);
}

function isAnswered(interaction: Interaction): boolean {
  if (interaction.isSettledByBot) return false;
  if (maps(interaction, 'firstResponseAt')) return interaction.firstResponseAt !== null;
  return interaction.resolvedAt !== null || !maps(interaction, 'resolvedAt');
}

/** A reviewed answer without an error that matters to the customer. */
export function measureReview({ interaction, sink }: Subject): void {
  if (interaction.answerCorrect === null || !maps(interaction, 'answerCorrect')) return;
  sink.share(answerCorrect, yesOrNo(interaction.answerCorrect), 0);
}
