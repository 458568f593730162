// Section I: how to read this, in five sentences.
import { Section } from '../frame/section.js';
import type { SectionProps } from './report-page.js';

const sentences = ['one', 'two', 'three', 'four', 'five'] as const;

export function ReadingSection({ view: { page } }: SectionProps) {
  return (
    <Section id="reading" title={page.say('section.reading')}>
      <ul class="reading">
        {sentences.map((key) => (
          <li key={key}>{page.say(`reading.${key}`)}</li>
        ))}
      </ul>
      <p>
        <a href={page.links.plain('/definitions')}>{page.say('reading.more')}</a>
      </p>
    </Section>
  );
}
