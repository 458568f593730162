// What a page hands to the document round it.
import type { ComponentChildren } from 'preact';
import type { Page } from './page.js';

export interface DocumentProps {
  readonly page: Page;
  /** The page's own heading, also its title. */
  readonly title: string;
  /** Which entry of the navigation is this page. */
  readonly current: string;
  /** Under the heading. */
  readonly subtitle?: ComponentChildren;
  /** Buttons beside the heading. */
  readonly actions?: ComponentChildren;
  /** Between banner and main: the filters. */
  readonly search?: ComponentChildren;
  readonly footer?: ComponentChildren;
  /** The text of the style sheet, for a file that stands alone. */
  readonly inlineStyle?: string | null;
  readonly children: ComponentChildren;
}
