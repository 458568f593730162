// The report's settings, taken from the configuration.
import {
  channelOf,
  type Configuration,
  type SourceConfiguration,
} from '../config/configuration.js';
import type { SurveyQuestions } from '../comparison/settings.js';
import { measureRulesOf } from '../config/measure-rules.js';
import type { ReportSettings, ReportSource } from './report-settings.js';

/** `isLive` is asked where the configuration leaves it to the connector. */
export function reportSettingsOf(
  configuration: Configuration,
  isLive: (source: SourceConfiguration) => boolean,
): ReportSettings {
  const { timezone, channels, topics, promises, sources, detection } = configuration;
  return {
    zone: timezone,
    channels,
    topics,
    promises,
    margins: detection.margins,
    reviewSampling: reviewSamplingOf(configuration),
    surveyQuestions: surveyQuestionsOf(configuration),
    calendarOf: measureRulesOf(configuration).calendarOf,
    sources: sources.map((source) => sourceOf(source, configuration, isLive)),
  };
}

function sourceOf(
  source: SourceConfiguration,
  { channels }: Configuration,
  isLive: (source: SourceConfiguration) => boolean,
): ReportSource {
  const ids = channels.map(({ id }) => id);
  const fed = source.channels === null ? ids : Object.values(source.channels);
  return {
    id: source.id,
    connector: source.connector,
    isLive: source.isLive ?? isLive(source),
    channels: ids.filter((id) => fed.includes(id)),
    namesChannels: source.channels === null,
    channelOf: channelOf(source, channels),
    vendorRule: source.figures ?? null,
  };
}

/** Channel -> how the sources that feed it choose answers for review; `mixed` where they do so in unlike ways. */
function reviewSamplingOf({ sources, channels }: Configuration): Readonly<Record<string, string>> {
  const rules = sources.flatMap(({ reviews, channels: fed }) => {
    const ids = fed === null ? channels.map(({ id }) => id) : Object.values(fed);
    return reviews ? ids.flatMap((id) => (id === null ? [] : [[id, reviews] as const])) : [];
  });
  const ruleOf = (id: string): string => {
    const own = new Set(rules.filter(([channel]) => channel === id).map(([, rule]) => rule));
    return own.size > 1 ? 'mixed' : [...own].join('');
  };
  return Object.fromEntries(rules.map(([id]) => [id, ruleOf(id)]));
}

/** Channel -> the questions of the sources that feed it; where two word one question differently, the first of the file. */
function surveyQuestionsOf({ sources, channels }: Configuration): SurveyQuestions {
  const told = sources.flatMap(({ questions, channels: fed }) => {
    const ids = fed === null ? channels.map(({ id }) => id) : Object.values(fed);
    return questions ? ids.flatMap((id) => (id === null ? [] : [{ id, questions }])) : [];
  });
  const merged: Record<string, SurveyQuestions[string]> = {};
  for (const { id, questions } of told) merged[id] = { ...questions, ...merged[id] };
  return merged;
}
