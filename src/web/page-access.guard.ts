import { SetMetadata, type CustomDecorator } from '@nestjs/common';
import type { Scope } from '../storage/key.store.js';

/** Declares who may open a page, in the words the service's access guard reads; a page without one is refused. */
export const PageAccess = (access: Scope | 'open'): CustomDecorator =>
  SetMetadata('unison:access', access);
