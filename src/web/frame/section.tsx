// A section of a page and the small parts sections are made of.
import type { ComponentChildren } from 'preact';
import type { Page } from './page.js';

/** A section with its heading; the heading names it for assistive technology. */
export function Section(props: {
  id: string;
  title: ComponentChildren;
  note?: ComponentChildren;
  children: ComponentChildren;
}) {
  const { id, title, note, children } = props;
  return (
    <section id={id} class={`section section-${id}`} aria-labelledby={`${id}-title`}>
      <h2 id={`${id}-title`}>{title}</h2>
      {note ? <p class="note">{note}</p> : null}
      {children}
    </section>
  );
}

/** "Same figures as a table", closed until asked for; open in print. */
export function AsTable(props: { page: Page; label: string; children: ComponentChildren }) {
  return (
    <details class="as-table">
      <summary>{props.page.say('page.asTable')}</summary>
      <ScrollBox label={props.label}>{props.children}</ScrollBox>
    </details>
  );
}

/** A box that scrolls sideways where a table is wider than the page; reachable by keyboard. */
export function ScrollBox({ label, children }: { label: string; children: ComponentChildren }) {
  return (
    <div class="scroll" role="group" aria-label={label} tabIndex={0}>
      {children}
    </div>
  );
}

/** A warning that stands above the figures it concerns. */
export function Band({ kind, children }: { kind: 'late' | 'notice'; children: ComponentChildren }) {
  return <p class={`band band-${kind}`}>{children}</p>;
}
