// An interaction as it was known at some instant in the past: what came later is unknown.
import type { Instant } from '../domain/clock.js';
import type { Interaction } from '../domain/interaction.js';

/**
 * When were ratings, reviews and counts known? They carry no instant of their own: with the vendor's last change stamp, or, without one,
 * with the last thing that happened.
 */
export function outcomeKnownAt(interaction: Interaction): Instant {
  const { openedAt, firstResponseAt, resolvedAt, abandonedAt, updatedAt } = interaction;
  return Math.max(
    openedAt,
    firstResponseAt ?? 0,
    resolvedAt ?? 0,
    abandonedAt ?? 0,
    updatedAt ?? 0,
  );
}

/** The instants at which something became known, in no particular order. */
export function instantsOfNews(interaction: Interaction): readonly Instant[] {
  const { firstResponseAt, firstAutomatedResponseAt, resolvedAt, abandonedAt } = interaction;
  return [
    interaction.openedAt,
    firstResponseAt,
    firstAutomatedResponseAt,
    resolvedAt,
    abandonedAt,
    interaction.reopenedAt,
    interaction.nextContact?.at ?? null,
    interaction.botSilenceUntil ?? null,
    outcomeKnownAt(interaction),
  ].filter((at) => at !== null);
}

function by(at: Instant, event: Instant | null): Instant | null {
  return event !== null && event <= at ? event : null;
}

/** When the episode was over, as far as it is told. */
function endedAt(interaction: Interaction): Instant {
  return interaction.resolvedAt ?? interaction.abandonedAt ?? outcomeKnownAt(interaction);
}

const unknownOutcome = {
  promiseKept: null,
  reopens: null,
  transfers: null,
  csat: null,
  nps: null,
  ces: null,
  answerCorrect: null,
  resolvedFirstContact: null,
} as const;

/** The interaction as a monitor saw it at that instant; it must have been opened by then. */
export function knownAt(interaction: Interaction, at: Instant): Interaction {
  const isOver = interaction.end !== 'open' && endedAt(interaction) <= at;
  const { nextContact } = interaction;
  return {
    ...interaction,
    firstResponseAt: by(at, interaction.firstResponseAt),
    firstAutomatedResponseAt: by(at, interaction.firstAutomatedResponseAt),
    resolvedAt: by(at, interaction.resolvedAt),
    abandonedAt: by(at, interaction.abandonedAt),
    reopenedAt: by(at, interaction.reopenedAt),
    nextContact: nextContact && nextContact.at <= at ? nextContact : null,
    end: isOver ? interaction.end : 'open',
    isSettledByBot: isOver && interaction.isSettledByBot,
    mergedInto: isOver ? interaction.mergedInto : null,
    ...(outcomeKnownAt(interaction) <= at ? {} : unknownOutcome),
  };
}
